//===- SourceHash.h - a file's content hash, remembered ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_SOURCEHASH_H
#define CRINN_EVAL_DATA_SOURCEHASH_H

#include "eval/support/Context.h"

#include <string>

namespace crinn::eval {

/// SHA-256 of the file's bytes. It is kept in the cache under device, inode,
/// size, and times of change in nanoseconds, so gigabytes are hashed once and a
/// replaced or edited file again. Errors: Input (cannot read).
Result<std::string> sourceHash(const std::string &Path, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_SOURCEHASH_H
