//===- Operands.h - generated operands and their true results ---*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_KERNEL_OPERANDS_H
#define CRINN_EVAL_KERNEL_OPERANDS_H

#include "eval/data/Dataset.h"
#include "eval/kernel/Kind.h"

#include <string_view>
#include <vector>

namespace crinn::eval {

enum class Distribution {
  Gaussian,  ///< mean 0, sd 1
  Uniform,   ///< [0, 1)
  Sparse,    ///< nine of ten elements are 0
  Range,     ///< magnitudes from 1e-12 to 1e12
  Zeros,     ///< at most one element is not 0
  Integers,  ///< -8 to 8: sums are exact, ties are real
  Clustered, ///< 16 centres, sd 0.01 around them: differences cancel
  NonFinite  ///< Gaussian, every third row holds a NaN or an infinity
};

std::string_view name(Distribution D);

/// Seven, and NonFinite for floats.
std::vector<Distribution> checkedDistributions(const Kind &K);

/// Clustered, Uniform, Sparse.
std::vector<Distribution> timedDistributions();

/// Vectors of one distribution: those of one Source have their clusters in
/// common. Bytes get the same shapes, scaled to their range and clamped. Of a
/// table each part of a vector is drawn as a vector.
class Source {
public:
  Source(const Kind &K, const Shape &S, Distribution Which, uint64_t Seed);
  /// \p Count vectors, each in a row of its own: the elements first, then
  /// padding up to a whole float. The worker's queries.
  Matrix queries(size_t Count);
  /// \p Count vectors without padding between them, in as many rows. What the
  /// worker builds of.
  Matrix rows(size_t Count);

private:
  void fill(void *Into);
  double draw(size_t I, const double *Centre, size_t OnlyOne);

  Kind K;
  size_t D;     ///< of what is drawn at once
  size_t Parts; ///< of these in a vector
  Distribution Which;
  Random R;
  std::vector<double> Centres;
  size_t Serial = 0;
};

/// Floats that hold one vector of \p D elements.
size_t floatsOf(const Kind &K, size_t D);

/// What an output must be: the scalar sum in double over the operands as they
/// are stored, and the sum of the absolute values of its terms.
struct Expected {
  double Value = 0, Terms = 0;
};

Expected expected(const Kind &K, const Shape &S, const void *Query,
                  const void *Rows, size_t Output);

/// The number that the four bytes \p Bits of an output are.
double decoded(const Kind &K, float Bits);

/// How far a float output may be from Value: Tolerance x Terms, and the
/// smallest normal float per term, for units that flush to zero. 0 for
/// integers.
double allowed(const Kind &K, const Shape &S, const Expected &E);
constexpr double Tolerance = 1e-4;

} // namespace crinn::eval

#endif // CRINN_EVAL_KERNEL_OPERANDS_H
