//===- parts.h - the optional parts of the scanning library -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef PARTS_H
#define PARTS_H

#include <lib/scan.h>

#include <set>
#include <thread>
#include <vector>

struct ScanWithParts : Scan {
  std::set<uint32_t> Removed;
  size_t Threads = 1;

  bool insert(const float *Row, uint32_t Id) {
    if (Id != N)
      return false;
    Rows.insert(Rows.end(), Row, Row + D);
    ++N;
    return true;
  }

  /// As search, among the rows that \p Allows.
  template <typename F>
  size_t among(const float *Query, size_t K, size_t Ef, F Allows, uint32_t *Ids,
               float *Distances) const {
    std::vector<uint32_t> Id(N);
    std::vector<float> Distance(N);
    size_t Count = search(Query, N, Ef, Id.data(), Distance.data());
    size_t Kept = 0;
    for (size_t I = 0; I < Count && Kept < K; ++I)
      if (Allows(Id[I]) && !Removed.count(Id[I])) {
        Ids[Kept] = Id[I];
        Distances[Kept++] = Distance[I];
      }
    return Kept;
  }

  void batch(const float *Queries, size_t Count, size_t K, size_t Ef,
             uint32_t *Ids, float *Distances, int32_t *Found) const {
    auto share = [&](size_t First, size_t Step) {
      for (size_t I = First; I < Count; I += Step)
        Found[I] = int32_t(among(
            Queries + I * D, K, Ef, [](uint32_t) { return true; }, Ids + I * K,
            Distances + I * K));
    };
    std::vector<std::thread> Others;
    for (size_t T = 1; T < Threads; ++T)
      Others.emplace_back(share, T, Threads);
    share(0, Threads);
    for (std::thread &T : Others)
      T.join();
  }
};

#endif // PARTS_H
