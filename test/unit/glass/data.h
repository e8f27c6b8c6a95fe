//===- data.h - rows for the tests ---------------------------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Seeded and made with arithmetic of our own, so that every machine sees the
/// same.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_TEST_UNIT_GLASS_DATA_H
#define CRINN_TEST_UNIT_GLASS_DATA_H

#include "baseline_glass/quantizer.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace glasstest {

class Random {
public:
  explicit Random(uint64_t Seed) : State(Seed) {}
  uint32_t next() {
    State = State * 6364136223846793005u + 1442695040888963407u;
    return uint32_t(State >> 33);
  }
  uint32_t below(uint32_t Bound) { return next() % Bound; }
  float unit() { return float(next()) * 0x1p-31f; } ///< [0, 1]
  float bell() { return unit() + unit() + unit() + unit() - 2; }

private:
  uint64_t State;
};

/// N rows around Clusters centres that lie in [-10, 10]^Dim.
inline std::vector<float> clustered(size_t N, size_t Dim, size_t Clusters,
                                    uint64_t Seed) {
  Random Centres(7), R(Seed);
  std::vector<float> C(Clusters * Dim), Rows(N * Dim);
  for (float &X : C)
    X = 20 * Centres.unit() - 10;
  for (size_t I = 0; I < N; ++I) {
    const size_t At = R.below(uint32_t(Clusters)) * Dim;
    for (size_t J = 0; J < Dim; ++J)
      Rows[I * Dim + J] = C[At + J] + 2 * R.bell();
  }
  return Rows;
}

/// In double: squared distance, minus the inner product, minus the cosine.
inline double exact(glass::Metric M, const float *A, const float *B,
                    size_t Dim) {
  double Square = 0, Dot = 0, AA = 0, BB = 0;
  for (size_t I = 0; I < Dim; ++I) {
    const double X = A[I], Y = B[I];
    Square += (X - Y) * (X - Y);
    Dot += X * Y;
    AA += X * X;
    BB += Y * Y;
  }
  if (M == glass::Metric::Angular)
    return AA * BB > 0 ? -Dot / std::sqrt(AA * BB) : 0;
  return M == glass::Metric::L2 ? Square : -Dot;
}

} // namespace glasstest

#endif // CRINN_TEST_UNIT_GLASS_DATA_H
