//===- Random.h - a small seeded generator ----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Query order, link layouts and batteries must be the same on every machine
/// for a given seed; the distributions of <random> are not. SplitMix64 (Steele,
/// Lea, Flood 2014) is a page of arithmetic and passes what is asked of it
/// here.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_SUPPORT_RANDOM_H
#define CRINN_EVAL_SUPPORT_RANDOM_H

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace crinn::eval {

class Random {
public:
  explicit Random(uint64_t Seed) : State(Seed) {}

  uint64_t next() {
    uint64_t Z = (State += 0x9e3779b97f4a7c15u);
    Z = (Z ^ (Z >> 30)) * 0xbf58476d1ce4e5b9u;
    Z = (Z ^ (Z >> 27)) * 0x94d049bb133111ebu;
    return Z ^ (Z >> 31);
  }
  /// Uniform in [0, Bound); the bias is below Bound / 2^64.
  uint64_t below(uint64_t Bound) {
    return static_cast<uint64_t>(
        (static_cast<unsigned __int128>(next()) * Bound) >> 64);
  }
  /// Uniform in [0, 1).
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }

  template <typename T> void shuffle(std::vector<T> &V) {
    for (size_t I = V.size(); I > 1; --I)
      std::swap(V[I - 1], V[below(I)]);
  }

private:
  uint64_t State;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_SUPPORT_RANDOM_H
