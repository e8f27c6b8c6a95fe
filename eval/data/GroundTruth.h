//===- GroundTruth.h - exact nearest neighbours -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_GROUNDTRUTH_H
#define CRINN_EVAL_DATA_GROUNDTRUTH_H

#include "eval/data/Dataset.h"

#include <vector>

namespace crinn::eval {

/// The min(\p K, Base.Rows) nearest rows of every query, nearest first, ties by
/// the smaller id: Queries.Rows x min(K, Base.Rows). Exact in double precision.
/// Errors: Interrupted.
Result<std::vector<uint32_t>> exactNeighbors(Metric M, const Matrix &Base,
                                             const Matrix &Queries, size_t K,
                                             const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_GROUNDTRUTH_H
