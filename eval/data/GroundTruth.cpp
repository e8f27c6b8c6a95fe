//===- GroundTruth.cpp - exact nearest neighbours by BLAS -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// 10,000 queries against 60,000 images of 784 pixels are 0.94 TFLOP: minutes
/// as plain loops, seconds as sgemm. But sgemm rounds, and |b|^2 - 2<q,b>
/// cancels. So its result only proposes: the K + Margin rows with the smallest
/// key are kept and ranked again by double-precision distances. That is proved
/// right per query: if the K-th true key lies below the smallest key thrown
/// away by more than twice the rounding bound of a dot product, d * eps * |q|
/// |b|, no row thrown away can belong to the K nearest. Where the proof fails
/// (ties of duplicates, mostly; numbers so large that a float overflows) the
/// query is scanned in double from the start.
///
/// Nothing is kept but the vectors and one block of keys: 1,000,000 rows of 960
/// dimensions need 4 MB beside themselves.
///
//===----------------------------------------------------------------------===//

#include "eval/data/GroundTruth.h"

#include <cblas.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <numeric>

namespace crinn::eval {

namespace {

constexpr size_t Margin = 32;      // proof fails on < 1 % of fashion-mnist
constexpr size_t QueryBlock = 128; // with BaseBlock: 4 MB of keys, stays in L3
constexpr size_t BaseBlock = 8192;

double dot(const float *A, const float *B, size_t D) {
  double Sum = 0;
  for (size_t I = 0; I < D; ++I)
    Sum += double(A[I]) * B[I];
  return Sum;
}

using Ranked = std::pair<double, uint32_t>;

/// Ranks rows of Base by their true distance to Q.
struct Ranker {
  Metric M;
  const Matrix &Base;

  double key(const float *Q, uint32_t Row) const {
    const float *B = Base.row(Row);
    if (M == Metric::InnerProduct)
      return -dot(Q, B, Base.Cols);
    double Sum = 0;
    for (size_t I = 0; I < Base.Cols; ++I) {
      double Diff = double(Q[I]) - B[I];
      Sum += Diff * Diff;
    }
    return Sum;
  }

  std::vector<Ranked> nearest(const float *Q, const std::vector<uint32_t> &Rows,
                              size_t K) const {
    std::vector<Ranked> R;
    R.reserve(Rows.size());
    for (uint32_t Row : Rows)
      R.emplace_back(key(Q, Row), Row);
    std::partial_sort(R.begin(), R.begin() + static_cast<long>(K), R.end());
    R.resize(K);
    return R;
  }
};

/// The smallest keys of one query seen so far, as a max-heap.
class Shortlist {
public:
  explicit Shortlist(size_t Size) : Size(Size) {}
  void offer(float Key, uint32_t Row) {
    if (Heap.size() < Size) {
      Heap.emplace_back(Key, Row);
      std::push_heap(Heap.begin(), Heap.end());
    } else if (Key < Heap.front().first) {
      std::pop_heap(Heap.begin(), Heap.end());
      Heap.back() = {Key, Row};
      std::push_heap(Heap.begin(), Heap.end());
    }
  }
  std::vector<uint32_t> rows() const {
    std::vector<uint32_t> R;
    for (const auto &[Key, Row] : Heap)
      R.push_back(Row);
    return R;
  }
  /// Every row not in the list has at least this key.
  float worst() const { return Heap.front().first; }
  void clear() { Heap.clear(); }

private:
  size_t Size;
  std::vector<std::pair<float, uint32_t>> Heap;
};

} // namespace

Result<std::vector<uint32_t>> exactNeighbors(Metric M, const Matrix &Base,
                                             const Matrix &Queries, size_t K,
                                             const Context &Ctx) {
  const size_t D = Base.Cols, N = Base.Rows;
  K = std::min(K, N);
  std::vector<double> Norm(N);
  double MaxNorm = 0;
  for (size_t I = 0; I < N; ++I) {
    Norm[I] = dot(Base.row(I), Base.row(I), D);
    MaxNorm = std::max(MaxNorm, Norm[I]);
  }
  const double Scale = M == Metric::L2 ? 2 : 1;
  Ranker Rank{M, Base};
  std::vector<uint32_t> All(N);
  std::iota(All.begin(), All.end(), 0u);
  std::vector<uint32_t> Out(Queries.Rows * K);
  std::vector<float> Dots(QueryBlock * BaseBlock);
  std::vector<Shortlist> Lists(QueryBlock, Shortlist(std::min(K + Margin, N)));

  for (size_t Q0 = 0; Q0 < Queries.Rows; Q0 += QueryBlock) {
    size_t QCount = std::min(QueryBlock, Queries.Rows - Q0);
    for (size_t I = 0; I < QCount; ++I)
      Lists[I].clear();
    for (size_t B0 = 0; B0 < N; B0 += BaseBlock) {
      if (Ctx.cancelled())
        return Error{Errc::Interrupted, "interrupted", ""};
      // By query and row: few queries against many rows take long, too.
      Ctx.progress("ground truth", Q0 + QCount * B0 / N, Queries.Rows);
      size_t BCount = std::min(BaseBlock, N - B0);
      cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans,
                  static_cast<int>(QCount), static_cast<int>(BCount),
                  static_cast<int>(D), static_cast<float>(-Scale),
                  Queries.row(Q0), static_cast<int>(D), Base.row(B0),
                  static_cast<int>(D), 0.0f, Dots.data(),
                  static_cast<int>(BCount));
      for (size_t I = 0; I < QCount; ++I)
        for (size_t J = 0; J < BCount; ++J) {
          float Key = Dots[I * BCount + J];
          if (M == Metric::L2)
            Key += static_cast<float>(Norm[B0 + J]);
          Lists[I].offer(Key, static_cast<uint32_t>(B0 + J));
        }
    }
    for (size_t I = 0; I < QCount; ++I) {
      const float *Q = Queries.row(Q0 + I);
      std::vector<Ranked> R = Rank.nearest(Q, Lists[I].rows(), K);
      double QNorm = dot(Q, Q, D);
      // Dot product, norm and their sum, each rounded to float.
      double Bound = double(FLT_EPSILON) *
                     ((Scale * double(D) + 2) * std::sqrt(QNorm * MaxNorm) +
                      (M == Metric::L2 ? 2 * MaxNorm : 0));
      // Half, for the sums that lead to the largest key.
      bool Fits = Scale * std::sqrt(QNorm * MaxNorm) + MaxNorm < FLT_MAX / 2;
      double Kth = R.back().first - (M == Metric::L2 ? QNorm : 0);
      if (K + Margin < N && !(Fits && Kth + 2 * Bound < Lists[I].worst()))
        R = Rank.nearest(Q, All, K);
      for (size_t J = 0; J < K; ++J)
        Out[(Q0 + I) * K + J] = R[J].second;
    }
  }
  Ctx.progress("ground truth", Queries.Rows, Queries.Rows);
  return Out;
}

} // namespace crinn::eval
