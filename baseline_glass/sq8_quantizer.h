//===- sq8_quantizer.h - one byte per dimension --------------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Uniform scalar quantisation: x is offset + step * code, with one step and
/// one offset for all dimensions, so that an integer distance of codes is the
/// real one up to a factor and rounding. The query is quantised as the rows
/// are; what lies outside the range of the data is clamped to it.
///
/// L2: codes 0 .. 255 over [min, max] of the data; the offset cancels.
/// Inner product: codes 1 .. 255 over [-a, a], a the largest magnitude, so that
/// 128 stands for 0 and the product of x and y is step^2 times that of their
/// codes less 128.
///
/// With S = sum of a (b - 128), which is what the kernel gives for row a and
/// query b,
///     L2             sum (a - b)^2 = |b|^2 + (|a|^2 - 256 sum a) - 2 S
///     inner product  -sum (a - 128)(b - 128) = 128 sum (b - 128) - S
/// where the first term is the query's and the bracket is kept for each row.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_SQ8_QUANTIZER_H
#define CRINN_BASELINE_GLASS_SQ8_QUANTIZER_H

#include "baseline_glass/kernels.h"
#include "baseline_glass/metric.h"
#include "baseline_glass/row_store.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace glass {

/// The distance of one query to stored rows, exact in the integers above. Holds
/// the kernel's address, so that a call is one indirect jump.
template <Metric M> class Sq8Computer {
public:
  Sq8Computer(const RowStore<uint8_t> &Rows, const AlignedArray<int32_t> &Terms,
              const uint8_t *Query, size_t Dim)
      : Rows(Rows), Terms(Terms), Query(Query), Fn(kernels().ShiftedDotU8) {
    if constexpr (M == Metric::L2)
      QueryTerm = kernels().NormU8(Query, Rows.stride());
    else
      QueryTerm =
          128 * (kernels().SumU8(Query, Rows.stride()) - 128 * int32_t(Dim));
  }

  int32_t operator()(int Id) const {
    const int32_t S = Fn(Rows.row(size_t(Id)), Query, Rows.stride());
    if constexpr (M == Metric::L2)
      return QueryTerm + Terms[size_t(Id)] - 2 * S;
    else
      return QueryTerm - S;
  }
  void prefetch(int Id, int Lines) const { Rows.prefetch(size_t(Id), Lines); }

private:
  const RowStore<uint8_t> &Rows;
  const AlignedArray<int32_t> &Terms;
  const uint8_t *Query;
  int32_t QueryTerm;
  PairU8Fn Fn;
};

template <Metric M> class Sq8Quantizer {
public:
  using Code = uint8_t;
  using Dist = int32_t;
  static constexpr Metric DistanceMetric = M;

  /// Learns the range and stores the codes; false if the memory is not to be
  /// had.
  [[nodiscard]] bool train(const float *Rows, size_t N, size_t Dimension) {
    if (!reserve(N, Dimension))
      return false;
    float Lo = 0, Hi = 0;
    if (N > 0) {
      const auto [Min, Max] = std::minmax_element(Rows, Rows + N * Dim);
      Lo = *Min, Hi = *Max;
    }
    if constexpr (M == Metric::L2) {
      setRange(Lo, usableStep(Hi / 255 - Lo / 255));
    } else {
      const float New =
          usableStep(std::max(std::fabs(Lo), std::fabs(Hi)) / 127);
      setRange(-128 * New, New);
    }
    for (size_t I = 0; I < N; ++I)
      encode(Rows + I * Dim, Store.row(I));
    computeTerms();
    return true;
  }
  [[nodiscard]] bool reserve(size_t N, size_t Dimension) {
    Dim = Dimension;
    return Store.allocate(N, Dim) &&
           Terms.allocate(M == Metric::L2 ? N : size_t(0));
  }
  /// Call when the codes have been filled in other than by train.
  void computeTerms() {
    const Kernels &K = kernels();
    for (size_t I = 0; I < Terms.size(); ++I)
      Terms[I] = K.NormU8(Store.row(I), Store.stride()) -
                 256 * K.SumU8(Store.row(I), Store.stride());
  }

  void setRange(float NewOffset, float NewStep) {
    Offset = NewOffset;
    Step = NewStep;
  }
  float offset() const { return Offset; }
  float step() const { return Step; }

  /// Writes Dim elements; the padding behind them is the caller's.
  void encode(const float *In, Code *Out) const {
    kernels().EncodeU8(In, Dim, Offset, 1 / Step, Out);
  }
  /// Query: stride() elements, encoded and zero-padded; outlives the computer.
  Sq8Computer<M> computer(const Code *Query) const {
    return {Store, Terms, Query, Dim};
  }
  /// Approximate: that of the decoded codes, in the unit of the floats.
  float toDistance(Dist D) const { return Step * Step * float(D); }

  size_t dim() const { return Dim; }
  RowStore<Code> &rows() { return Store; }
  const RowStore<Code> &rows() const { return Store; }

private:
  /// Constant data has no step, and one whose inverse overflows is as good as
  /// none: any will do then.
  static float usableStep(float S) { return std::isfinite(1 / S) ? S : 1; }

  RowStore<Code> Store;
  AlignedArray<int32_t> Terms; ///< per row; empty for inner product
  size_t Dim = 0;
  float Offset = 0;
  float Step = 1;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_SQ8_QUANTIZER_H
