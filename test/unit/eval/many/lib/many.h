//===- many.h - a library with every optional part --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Exact search, with threads, insertion, removal and filters, so that what
/// gates must find can be planted in each of them.
///
//===----------------------------------------------------------------------===//

#ifndef MANY_H
#define MANY_H

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

struct Many {
  size_t D = 0, Threads = 1;
  std::map<uint32_t, std::vector<float>> Rows;

  float distance(const float *A, const std::vector<float> &B) const {
    assert(B.size() == D);
    float Sum = 0;
    for (size_t I = 0; I < D; ++I)
      Sum += (A[I] - B[I]) * (A[I] - B[I]);
    return Sum;
  }

  template <typename Allowed>
  int search(const float *Query, size_t K, uint32_t *Ids, float *Distances,
             Allowed Allow) {
    std::vector<std::pair<float, uint32_t>> Found;
    for (const auto &Row : Rows)
      if (Allow(Row.first))
        Found.emplace_back(distance(Query, Row.second), Row.first);
    K = std::min(K, Found.size());
    std::partial_sort(Found.begin(), Found.begin() + K, Found.end());
    for (size_t I = 0; I < K; ++I) {
      Ids[I] = Found[I].second;
      Distances[I] = Found[I].first;
    }
    return int(K);
  }

  int search(const float *Query, size_t K, uint32_t *Ids, float *Distances) {
    return search(Query, K, Ids, Distances, [](uint32_t) { return true; });
  }

  void searchAll(const float *Queries, size_t Count, size_t K, uint32_t *Ids,
                 float *Distances, int32_t *Found) {
    std::vector<std::thread> Others;
    for (size_t T = 0; T < Threads; ++T)
      Others.emplace_back([=] {
        for (size_t I = T; I < Count; I += Threads)
          Found[I] = search(Queries + I * D, K, Ids + I * K, Distances + I * K);
      });
    for (std::thread &T : Others)
      T.join();
  }

  bool insert(const float *Row, uint32_t Id) {
    return Rows.emplace(Id, std::vector<float>(Row, Row + D)).second;
  }

  bool remove(uint32_t Id) { return Rows.erase(Id) == 1; }
};

#endif // MANY_H
