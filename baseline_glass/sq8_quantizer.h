//===- sq8_quantizer.h - one byte per dimension --------------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Uniform scalar quantisation: one step for all dimensions, so that an integer
/// distance of codes is the real one up to a factor and rounding. The query is
/// quantised as the rows are.
///
/// L2: codes 0..255 over [min, max] of the data. The offset cancels in
/// differences. Inner product: codes -127..127 over [-a, a], a the largest
/// magnitude. Without an offset the product of codes needs no correction per
/// row.
///
/// A query outside the data's range is clamped to it.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_SQ8_QUANTIZER_H
#define CRINN_BASELINE_GLASS_SQ8_QUANTIZER_H

#include "baseline_glass/kernels.h"
#include "baseline_glass/metric.h"
#include "baseline_glass/row_store.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace glass {

template <Metric M> class Sq8Quantizer {
public:
  using Code = std::conditional_t<M == Metric::L2, uint8_t, int8_t>;
  using Dist = int32_t;
  using Computer = RowComputer<Code, Dist>;
  static constexpr Metric DistanceMetric = M;

  Sq8Quantizer() {
    if constexpr (M == Metric::L2)
      Fn = kernels().L2U8;
    else
      Fn = kernels().NegDotS8;
  }

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
    if constexpr (M == Metric::L2)
      setRange(Lo, Hi / 255 - Lo / 255);
    else
      setRange(0, std::max(std::fabs(Lo), std::fabs(Hi)) / 127);
    for (size_t I = 0; I < N; ++I)
      encode(Rows + I * Dim, Store.row(I));
    return true;
  }
  [[nodiscard]] bool reserve(size_t N, size_t Dimension) {
    Dim = Dimension;
    return Store.allocate(N, Dim);
  }

  /// Step is the difference of neighbouring codes. Constant data has none, and
  /// one whose inverse overflows is as good as none: any step will do then.
  void setRange(float NewOffset, float NewStep) {
    Offset = NewOffset;
    Step = std::isfinite(1 / NewStep) ? NewStep : 1;
  }
  float offset() const { return Offset; }
  float step() const { return Step; }

  /// Writes Dim elements; the padding behind them is the caller's.
  void encode(const float *In, Code *Out) const {
    if constexpr (M == Metric::L2)
      kernels().EncodeU8(In, Dim, Offset, 1 / Step, Out);
    else
      kernels().EncodeS8(In, Dim, 1 / Step, Out);
  }
  /// Query: stride() elements, encoded and zero-padded; outlives the computer.
  Computer computer(const Code *Query) const { return {Store, Query, Fn}; }
  Dist pair(int A, int B) const {
    return Fn(Store.row(size_t(A)), Store.row(size_t(B)), Store.stride());
  }
  /// Approximate: that of the decoded codes, in the unit of the floats.
  float toDistance(Dist D) const { return Step * Step * float(D); }

  size_t dim() const { return Dim; }
  RowStore<Code> &rows() { return Store; }
  const RowStore<Code> &rows() const { return Store; }

private:
  RowStore<Code> Store;
  size_t Dim = 0;
  float Offset = 0;
  float Step = 1;
  PairFn<Code, Dist> Fn;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_SQ8_QUANTIZER_H
