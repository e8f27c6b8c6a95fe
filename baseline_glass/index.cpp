//===- index.cpp - checks at the border, and the choice of the type -------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Arguments and headers are checked here, before any of them sizes an
/// allocation. The standard library's own failures end here too and become
/// values.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/index.h"

#include "baseline_glass/index_file.h"
#include "baseline_glass/sq8_quantizer.h"
#include "baseline_glass/typed_index.h"

#include <limits>
#include <new>
#include <system_error>
#include <utility>

namespace glass {
namespace {

using IndexPtr = std::unique_ptr<Index>;

Error invalid(const char *What) { return {ErrorCode::InvalidArgument, What}; }

constexpr size_t MaxRows = std::numeric_limits<int32_t>::max();
constexpr size_t MaxDim = size_t(1) << 24;

/// What build and load must both ask of an index. Null if all is well.
const char *findFault(size_t N, size_t Dim, QuantizerKind Kind,
                      uint64_t Refine) {
  if (N >= MaxRows)
    return "rows: 2^31 - 1 or more";
  if (Dim < 1 || Dim > MaxDim)
    return "dimension: not from 1 to 2^24";
  if (Kind == QuantizerKind::SQ8 && Dim > MaxCodeElements)
    return "dimension: above 32768, too large for SQ8";
  if (Refine > 1000)
    return "refine: not from 0 to 1000";
  if (Kind == QuantizerKind::FP32 && Refine > 0)
    return "refine: FP32 distances are exact already";
  return nullptr;
}

template <typename Quantizer, typename Fn>
Expected<IndexPtr> createAs(const IndexParams &Params, Fn Fill) {
  auto Made = std::make_unique<TypedIndex<Quantizer>>(Params);
  if (Expected<Success> Filled = Fill(*Made); !Filled)
    return Filled.error();
  return IndexPtr(std::move(Made));
}

/// Runs Fill on a new index of the type that Params names. Returns the index,
/// or what went wrong.
template <typename Fn>
Expected<IndexPtr> create(const IndexParams &Params, Fn Fill) {
  using enum Metric;
  const bool IsL2 = Params.DistanceMetric == L2;
  try {
    if (Params.Quantizer == QuantizerKind::SQ8)
      return IsL2 ? createAs<Sq8Quantizer<L2>>(Params, Fill)
                  : createAs<Sq8Quantizer<InnerProduct>>(Params, Fill);
    return IsL2 ? createAs<Fp32Quantizer<L2>>(Params, Fill)
                : createAs<Fp32Quantizer<InnerProduct>>(Params, Fill);
  } catch (const std::bad_alloc &) {
    return Error{ErrorCode::OutOfMemory, "index: no memory"};
  } catch (const std::system_error &E) {
    return Error{ErrorCode::OutOfMemory, E.what()};
  }
}

} // namespace

Expected<IndexPtr> Index::build(const float *Rows, size_t N, size_t Dim,
                                const IndexParams &Params) {
  if (Params.DistanceMetric != Metric::L2 &&
      Params.DistanceMetric != Metric::InnerProduct)
    return invalid("metric: unknown");
  if (Params.Quantizer != QuantizerKind::FP32 &&
      Params.Quantizer != QuantizerKind::SQ8)
    return invalid("quantiser: unknown");
  if (Params.RefineFactor < 0)
    return invalid("refine: negative");
  if (const char *Fault =
          findFault(N, Dim, Params.Quantizer, uint64_t(Params.RefineFactor)))
    return invalid(Fault);
  if (N > 0 && !Rows)
    return invalid("rows: null");
  for (size_t I = 0; I < N; ++I)
    if (!allFinite(Rows + I * Dim, Dim))
      return Error{ErrorCode::NotFinite,
                   "row " + std::to_string(I) + ": holds a NaN or an infinity"};
  return create(Params, [&](auto &I) { return I.train(Rows, N, Dim); });
}

Expected<IndexPtr> Index::load(const std::string &Path) {
  Expected<IndexReader> Reader = IndexReader::open(Path);
  if (!Reader)
    return Reader.error();
  const FileHeader &H = Reader->header();
  const auto Corrupt = [&](const std::string &What) {
    return Error{ErrorCode::Corrupt, Path + ": " + What};
  };
  if (H[HwMetric] > 1 || H[HwQuantizer] > 1)
    return Corrupt("unknown metric or quantiser");
  if (H[HwDegree] < 4 || H[HwDegree] > 512 || H[HwDegree] % 2 != 0 ||
      H[HwEntry] > H[HwRows])
    return Corrupt("impossible graph");
  IndexParams Params;
  Params.DistanceMetric = Metric(H[HwMetric]);
  Params.Quantizer = QuantizerKind(H[HwQuantizer]);
  if (const char *Fault =
          findFault(H[HwRows], H[HwDim], Params.Quantizer, H[HwRefineFactor]))
    return Corrupt(Fault);
  Params.RefineFactor = int(H[HwRefineFactor]);
  Params.Graph.Degree = int(H[HwDegree]);

  // With the bounds above none of these overflows.
  const uint64_t CodeBytes =
      Params.Quantizer == QuantizerKind::SQ8
          ? RowStore<uint8_t>::paddedElements(H[HwDim])
          : RowStore<float>::paddedElements(H[HwDim]) * 4;
  const uint64_t FloatBytes =
      Params.RefineFactor > 0 ? RowStore<float>::paddedElements(H[HwDim]) * 4
                              : 0;
  const uint64_t PerRow = CodeBytes + FloatBytes + H[HwDegree] * 4 + 1;
  if (H[HwUpperIds] > H[HwPayloadBytes] ||
      H[HwRows] * PerRow + H[HwUpperIds] * 4 != H[HwPayloadBytes])
    return Corrupt("sizes do not add up");

  Expected<IndexPtr> Loaded =
      create(Params, [&](auto &I) { return I.read(*Reader); });
  if (!Loaded)
    return Error{Loaded.error().Code, Path + ": " + Loaded.error().Message};
  return Loaded;
}

} // namespace glass
