//===- fp32_quantizer.h - rows kept as they came -------------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The quantiser that does not quantise: it serves FP32 indexes and the
/// refiner. A quantiser has Code, Dist, train, encode, computer, pair and
/// toDistance; rows are n x Dim floats, row-major, finite (the index checks
/// that).
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_FP32_QUANTIZER_H
#define CRINN_BASELINE_GLASS_FP32_QUANTIZER_H

#include "baseline_glass/kernels.h"
#include "baseline_glass/metric.h"
#include "baseline_glass/row_store.h"

#include <algorithm>

namespace glass {

/// The distance of one query to stored rows. Holds the kernel's address, so
/// that a call is one indirect jump.
class Fp32Computer {
public:
  Fp32Computer(const RowStore<float> &Rows, const float *Query, PairF32Fn Fn)
      : Rows(Rows), Query(Query), Fn(Fn) {}

  float operator()(int Id) const {
    return Fn(Query, Rows.row(size_t(Id)), Rows.stride());
  }
  void prefetch(int Id, int Lines) const { Rows.prefetch(size_t(Id), Lines); }

private:
  const RowStore<float> &Rows;
  const float *Query;
  PairF32Fn Fn;
};

template <Metric M> class Fp32Quantizer {
public:
  using Code = float;
  using Dist = float;
  static constexpr Metric DistanceMetric = M;

  Fp32Quantizer()
      : Fn(M == Metric::L2 ? kernels().L2F32 : kernels().NegDotF32) {}

  /// Stores the rows; false if the memory is not to be had.
  [[nodiscard]] bool train(const float *Rows, size_t N, size_t Dimension) {
    if (!reserve(N, Dimension))
      return false;
    for (size_t I = 0; I < N; ++I)
      encode(Rows + I * Dim, Store.row(I));
    return true;
  }
  [[nodiscard]] bool reserve(size_t N, size_t Dimension) {
    Dim = Dimension;
    return Store.allocate(N, Dim);
  }

  /// Writes Dim elements; the padding behind them is the caller's.
  void encode(const float *In, Code *Out) const {
    std::copy(In, In + Dim, Out);
  }
  /// Query: stride() elements, encoded and zero-padded; outlives the computer.
  Fp32Computer computer(const Code *Query) const { return {Store, Query, Fn}; }
  float toDistance(Dist D) const { return D; }

  size_t dim() const { return Dim; }
  RowStore<Code> &rows() { return Store; }
  const RowStore<Code> &rows() const { return Store; }

private:
  RowStore<Code> Store;
  size_t Dim = 0;
  PairF32Fn Fn;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_FP32_QUANTIZER_H
