//===- Light.h - how fast can a search be at most? --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_MEASURE_LIGHT_H
#define CRINN_EVAL_MEASURE_LIGHT_H

#include <cstddef>

namespace crinn::eval {

/// Bytes per second at which one core here reads memory that it has in its
/// nearest caches: the best of several passes over 32 KiB. Measured once per
/// process, in some milliseconds.
double cacheBandwidth();

/// The least bytes that a row of \p Dim coordinates can be compared by: four
/// bits a coordinate, the coarsest code whose distances still rank (PQ and
/// 4-bit scalar quantisers).
constexpr double leastRowBytes(size_t Dim) { return 0.5 * double(Dim); }

/// Queries per second above which an arm that computes \p Distances distances
/// per query cannot have read its rows.
double mostQps(double Distances, size_t Dim, double Bandwidth);

} // namespace crinn::eval

#endif // CRINN_EVAL_MEASURE_LIGHT_H
