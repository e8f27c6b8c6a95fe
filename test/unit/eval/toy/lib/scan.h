//===- scan.h - a library whose recall is its ef in per cent ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Scans that share of the rows which ef names, so that the recall curve is
/// known and every small edit has a known effect.
///
//===----------------------------------------------------------------------===//

#ifndef SCAN_H
#define SCAN_H

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

struct Scan {
  uint64_t N = 0, D = 0;
  std::vector<float> Rows;

  float distance(const float *A, const float *B) const {
    float Sum = 0;
    for (size_t I = 0; I < D; ++I)
      Sum += (A[I] - B[I]) * (A[I] - B[I]);
    return Sum;
  }

  size_t search(const float *Query, size_t K, size_t Ef, uint32_t *Ids,
                float *Distances) const {
    std::vector<std::pair<float, uint32_t>> Found;
    for (uint32_t I = 0; I < N; ++I)
      if (N < 100 || I * 37u % 100 < Ef)
        Found.emplace_back(distance(Query, Rows.data() + I * D), I);
    K = std::min<size_t>(K, Found.size());
    std::partial_sort(Found.begin(), Found.begin() + K, Found.end());
    for (size_t I = 0; I < K; ++I) {
      Ids[I] = Found[I].second;
      Distances[I] = Found[I].first;
    }
    return K;
  }
};

#endif // SCAN_H
