//===- Data.h - what the cheats and controls search in ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_TEST_CHEATS_DATA_H
#define CRINN_TEST_CHEATS_DATA_H

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace cheats {

constexpr size_t Dimensions = 128, Centres = 100;

/// Points around centres, always the same; standard distributions differ
/// between libraries, so the normal ones are drawn here.
class Source {
public:
  Source() {
    for (float &X : Middle)
      X = normal();
  }

  /// \p Count rows of Dimensions floats.
  std::vector<float> points(size_t Count) {
    std::vector<float> Out;
    Out.reserve(Count * Dimensions);
    for (size_t I = 0; I < Count; ++I) {
      const float *C = &Middle[next() % Centres * Dimensions];
      for (size_t J = 0; J < Dimensions; ++J)
        Out.push_back(C[J] + normal());
    }
    return Out;
  }

private:
  uint64_t next() { // splitmix64
    uint64_t Z = State += 0x9e3779b97f4a7c15;
    Z = (Z ^ (Z >> 30)) * 0xbf58476d1ce4e5b9;
    Z = (Z ^ (Z >> 27)) * 0x94d049bb133111eb;
    return Z ^ (Z >> 31);
  }
  double uniform() { return (double(next() >> 11) + 0.5) / double(1ull << 53); }
  float normal() { // Box-Muller
    constexpr double Pi = 3.14159265358979323846;
    double Radius = std::sqrt(-2 * std::log(uniform()));
    return float(Radius * std::cos(2 * Pi * uniform()));
  }

  uint64_t State = 1;
  std::vector<float> Middle = std::vector<float>(Centres * Dimensions);
};

/// Squared Euclidean distance of two rows.
inline float distance(const float *A, const float *B) {
  float Sum[4] = {}; // four at a time, for speed
  for (size_t I = 0; I < Dimensions; I += 4)
    for (size_t J = 0; J < 4; ++J)
      Sum[J] += (A[I + J] - B[I + J]) * (A[I + J] - B[I + J]);
  return (Sum[0] + Sum[1]) + (Sum[2] + Sum[3]);
}

/// The \p K rows nearest to \p Query, by looking at all of them.
inline std::vector<uint32_t> nearest(const std::vector<float> &Rows,
                                     const float *Query, size_t K) {
  std::vector<std::pair<float, uint32_t>> All;
  for (size_t I = 0; I < Rows.size() / Dimensions; ++I)
    All.emplace_back(distance(Query, &Rows[I * Dimensions]), uint32_t(I));
  K = std::min(K, All.size());
  std::nth_element(All.begin(), All.begin() + long(K) - 1, All.end());
  std::sort(All.begin(), All.begin() + long(K));
  std::vector<uint32_t> Out;
  for (size_t I = 0; I < K; ++I)
    Out.push_back(All[I].second);
  return Out;
}

} // namespace cheats

#endif // CRINN_TEST_CHEATS_DATA_H
