//===- Hardest.h - the queries that are hard by nature ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_EQUIVALENCE_HARDEST_H
#define CRINN_EVAL_EQUIVALENCE_HARDEST_H

#include "eval/data/Dataset.h"

namespace crinn::eval {

/// The tenth of \p Queries (numbers, any order) with the highest local
/// intrinsic dimension, as positions in \p Queries, at least one; nothing of
/// what an arm answers goes in. Its estimate is Amsaleg et al. 2015 (Hill's),
/// from the Euclidean distances of the true neighbours: where many rows lie
/// hardly farther than the k-th, a graph search misses most.
std::vector<uint32_t> hardest(const Dataset &D,
                              const std::vector<uint32_t> &Queries);

} // namespace crinn::eval

#endif // CRINN_EVAL_EQUIVALENCE_HARDEST_H
