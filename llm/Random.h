//===- Random.h - numbers that are the same everywhere ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The distributions of <random> may differ between libraries; a run has to be
/// the same wherever it is resumed. The generator is splitmix64 (Steele, Lea
/// and Flood, OOPSLA 2014): a counter, mixed.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_RANDOM_H
#define CRINN_LLM_RANDOM_H

#include <cstddef>
#include <cstdint>
#include <vector>

namespace crinn::llm {

class Random {
public:
  explicit Random(uint64_t Seed) : Counter(Seed) {}

  uint64_t next() {
    uint64_t X = Counter += 0x9e3779b97f4a7c15;
    X = (X ^ (X >> 30)) * 0xbf58476d1ce4e5b9;
    X = (X ^ (X >> 27)) * 0x94d049bb133111eb;
    return X ^ (X >> 31);
  }

  /// In [0, 1), of 53 bits.
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

  /// In [0, \p End); \p End is not 0. The bias, End / 2^53, is below any use.
  size_t below(size_t End) {
    return static_cast<size_t>(uniform() * static_cast<double>(End));
  }

  /// An index with probability in proportion to \p Weights: none negative, the
  /// sum above 0.
  size_t weighted(const std::vector<double> &Weights) {
    double Sum = 0;
    for (double W : Weights)
      Sum += W;
    double At = uniform() * Sum;
    size_t Last = 0;
    for (size_t I = 0; I < Weights.size(); ++I) {
      if (Weights[I] <= 0)
        continue;
      Last = I;
      if (At < Weights[I])
        return I;
      At -= Weights[I];
    }
    return Last; // rounding
  }

private:
  uint64_t Counter;
};

} // namespace crinn::llm

#endif // CRINN_LLM_RANDOM_H
