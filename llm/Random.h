//===- Random.h - drawing in proportion to weights --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_LLM_RANDOM_H
#define CRINN_LLM_RANDOM_H

#include "eval/support/Random.h"

namespace crinn::llm {

using eval::Random;

/// An index with probability in proportion to \p Weights: none negative, the
/// sum above 0.
inline size_t weighted(Random &Rng, const std::vector<double> &Weights) {
  double Sum = 0;
  for (double W : Weights)
    Sum += W;
  double At = Rng.unit() * Sum;
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

} // namespace crinn::llm

#endif // CRINN_LLM_RANDOM_H
