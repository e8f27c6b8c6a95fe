//===- Light.cpp - how fast can a search be at most? ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The bound is generous on purpose: rows from the nearest cache, four bits a
/// coordinate, nothing but reading. What exceeds it has not searched.
///
//===----------------------------------------------------------------------===//

#include "eval/measure/Light.h"

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <limits>
#include <vector>

namespace crinn::eval {

namespace {

double cpuSeconds() {
  timespec T = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &T);
  return double(T.tv_sec) + 1e-9 * double(T.tv_nsec);
}

double measureBandwidth() {
  constexpr size_t Words = 32768 / sizeof(uint64_t), Passes = 2000;
  std::vector<uint64_t> Block(Words, 1);
  double Best = 0;
  volatile uint64_t Sink = 0;
  for (int Try = 0; Try < 5; ++Try) {
    uint64_t Sum[8] = {};
    double Begin = cpuSeconds();
    for (size_t P = 0; P < Passes; ++P) {
      // The compiler may not take one pass for all of them.
      asm volatile("" : : "r"(Block.data()) : "memory");
      for (size_t I = 0; I < Words; I += 8)
        for (size_t J = 0; J < 8; ++J)
          Sum[J] += Block[I + J];
    }
    double Took = cpuSeconds() - Begin;
    for (uint64_t S : Sum)
      Sink = Sink + S;
    if (Took > 0)
      Best = std::max(Best, double(Passes * Words * sizeof(uint64_t)) / Took);
  }
  // Loads of 8 bytes, if the compiler does not make wider ones of them; a
  // register of 512 bits takes eight times as much in each.
  return 8 * Best;
}

} // namespace

double cacheBandwidth() {
  static const double Bandwidth = measureBandwidth();
  return Bandwidth;
}

double mostQps(double Distances, size_t Dim, double Bandwidth) {
  double Bytes = Distances * leastRowBytes(Dim);
  return Bytes > 0 && Bandwidth > 0 ? Bandwidth / Bytes
                                    : std::numeric_limits<double>::infinity();
}

} // namespace crinn::eval
