//===- FashionMnist.cpp - rows, queries and exact answers -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The k-th distances come from comparing all pairs in integers.
///
//===----------------------------------------------------------------------===//

#include "bench/baseline_glass/FashionMnist.h"

#include <algorithm>
#include <zlib.h>

namespace glassbench {
namespace {

struct Images {
  size_t Count = 0, Pixels = 0;
  std::vector<uint8_t> Bytes;
};

uint32_t bigEndian(const uint8_t *P) {
  return uint32_t(P[0]) << 24 | uint32_t(P[1]) << 16 | uint32_t(P[2]) << 8 |
         P[3];
}

Images readImages(const std::string &Path) {
  constexpr uint32_t ThreeDimensionsOfBytes = 0x00000803;
  Images I;
  gzFile File = gzopen(Path.c_str(), "rb");
  if (!File)
    return I;
  uint8_t Header[16];
  if (gzread(File, Header, sizeof(Header)) == int(sizeof(Header)) &&
      bigEndian(Header) == ThreeDimensionsOfBytes) {
    const size_t Count = bigEndian(Header + 4);
    const size_t Pixels =
        size_t(bigEndian(Header + 8)) * bigEndian(Header + 12);
    constexpr size_t MaxBytes = size_t(1) << 30;
    if (Pixels > 0 && Count <= MaxBytes / Pixels) {
      I.Bytes.resize(Count * Pixels);
      if (gzread(File, I.Bytes.data(), unsigned(I.Bytes.size())) ==
          int(I.Bytes.size())) {
        I.Count = Count;
        I.Pixels = Pixels;
      }
    }
  }
  gzclose(File);
  return I;
}

int32_t distance(const uint8_t *A, const uint8_t *B, size_t Dim) {
  int32_t Sum = 0;
  for (size_t I = 0; I < Dim; ++I) {
    const int32_t Diff = int32_t(A[I]) - int32_t(B[I]);
    Sum += Diff * Diff;
  }
  return Sum;
}

} // namespace

int32_t exactDistance(const float *A, const float *B, size_t Dim) {
  int32_t Sum = 0;
  for (size_t I = 0; I < Dim; ++I) {
    const int32_t Diff = int32_t(A[I]) - int32_t(B[I]);
    Sum += Diff * Diff;
  }
  return Sum;
}

Data loadFashionMnist(const std::string &Dir, size_t QueryLimit, size_t K) {
  const Images Train = readImages(Dir + "/train-images-idx3-ubyte.gz");
  const Images Test = readImages(Dir + "/t10k-images-idx3-ubyte.gz");
  Data D;
  if (Train.Count < K || Test.Count == 0 || Train.Pixels != Test.Pixels)
    return D;
  D.Count = Train.Count;
  D.Queries = std::min(Test.Count, QueryLimit);
  D.Dim = Train.Pixels;
  D.Base.assign(Train.Bytes.begin(), Train.Bytes.end());
  const uint8_t *QueryBytes = Test.Bytes.data();
  D.QueryRows.assign(QueryBytes, QueryBytes + D.Queries * D.Dim);
  std::vector<int32_t> All(D.Count);
  for (size_t Q = 0; Q < D.Queries; ++Q) {
    for (size_t I = 0; I < D.Count; ++I)
      All[I] = distance(QueryBytes + Q * D.Dim, Train.Bytes.data() + I * D.Dim,
                        D.Dim);
    std::nth_element(All.begin(), All.begin() + long(K - 1), All.end());
    D.KthDistance.push_back(All[K - 1]);
  }
  return D;
}

} // namespace glassbench
