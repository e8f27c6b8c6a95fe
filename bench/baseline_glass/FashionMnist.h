//===- FashionMnist.h - rows, queries and exact answers ------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Reads the IDX files of Debian's dataset-fashion-mnist: 60,000 rows and
/// 10,000 queries of 784 bytes, handed out as floats.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BENCH_BASELINE_GLASS_FASHIONMNIST_H
#define CRINN_BENCH_BASELINE_GLASS_FASHIONMNIST_H

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace glassbench {

struct Data {
  size_t Count = 0, Queries = 0, Dim = 0;
  std::vector<float> Base;          ///< Count x Dim
  std::vector<float> QueryRows;     ///< Queries x Dim
  std::vector<int32_t> KthDistance; ///< per query: squared distance of the k-th
};

/// The first QueryLimit queries with the exact distance of their K-th answer.
/// Empty (Count 0) if the files are missing or not as expected.
Data loadFashionMnist(const std::string &Dir, size_t QueryLimit, size_t K);

/// Exact: both rows hold integers from 0 to 255.
int32_t exactDistance(const float *A, const float *B, size_t Dim);

} // namespace glassbench

#endif // CRINN_BENCH_BASELINE_GLASS_FASHIONMNIST_H
