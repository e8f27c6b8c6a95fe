//===- Sets.h - generated data that answers are checked on ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_EQUIVALENCE_SETS_H
#define CRINN_EVAL_EQUIVALENCE_SETS_H

#include "eval/data/Dataset.h"

#include <string>
#include <vector>

namespace crinn::eval {

/// How the coordinates of a set are distributed.
enum class Kind {
  Integers,   ///< small ones, see integerSets
  Gaussian,   ///< mean 0, deviation 1
  Uniform,    ///< [0, 1)
  Sparse,     ///< one coordinate in ten is Gaussian, the others 0
  Dynamic,    ///< of either sign, magnitude log-uniform over eight decades
  MostlyZero, ///< half of the rows are 0, the others have one coordinate
  Unit        ///< Gaussian, scaled to length 1
};

/// One generated set and what is asked of it.
struct TestSet {
  std::string Name;
  Metric Distance;
  Kind Of;
  Matrix Base, Queries;
  std::vector<uint32_t> K; ///< asked for; at most MaxTestK
};

constexpr uint32_t MaxTestK = 100;

/// Beam widths tried on each.
inline const std::vector<uint32_t> TestEf = {10, 32, 100};

/// \p Rows x \p Cols values of \p Of (not Integers).
Matrix drawRows(Kind Of, size_t Rows, size_t Cols, uint64_t Seed);

/// Every coordinate is an integer so small that any sum a distance takes stays
/// below 2^24: FP32 is exact in any order of summation, and ties are real. The
/// same in every run: for both metrics, dimensions on and off the SIMD widths
/// and 1, duplicated rows, zero vectors, many ties, fewer rows than k, one row.
std::vector<TestSet> integerSets();

/// Real coordinates, the same in every run: each kind at a dimension on or off
/// the SIMD widths.
std::vector<TestSet> realSets();

/// Drawn by \p Seed: kind, metric, rows, a dimension that is no multiple of 16,
/// and k. So no shape can be served that nobody wrote down.
std::vector<TestSet> drawnSets(uint64_t Seed);

} // namespace crinn::eval

#endif // CRINN_EVAL_EQUIVALENCE_SETS_H
