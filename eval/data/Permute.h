//===- Permute.h - the same data in another order ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_PERMUTE_H
#define CRINN_EVAL_DATA_PERMUTE_H

#include "eval/data/Dataset.h"

namespace crinn::eval {

/// An order of \p Rows rows drawn by \p Seed: new row i is old row Order[i].
std::vector<uint32_t> permutation(size_t Rows, uint64_t Seed);

/// \p D with its base rows in that order, its truth renamed to match, and a
/// name and hash of its own. Builds are deterministic, so another order of the
/// rows is what gives another build of one graph.
Dataset permuted(const Dataset &D, uint64_t Seed);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_PERMUTE_H
