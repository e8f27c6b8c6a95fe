//===- Secret.h - a number that only this machine knows ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_SECRET_H
#define CRINN_EVAL_DATA_SECRET_H

#include "eval/support/Context.h"

#include <cstdint>

namespace crinn::eval {

/// Drawn once and kept in the cache, for its owner alone to read. By it the
/// rows of every data set are put into an order of their own before anything is
/// built: the published neighbours of a published query, written into a
/// candidate, then name other rows. Errors: Environment, Input (the file is
/// damaged).
Result<uint64_t> rowSecret(const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_SECRET_H
