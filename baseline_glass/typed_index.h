//===- typed_index.h - an index over one quantiser ------------ -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Ties the parts together: quantiser, graph, searcher, refiner, file. One
/// class per quantiser and metric, so that the search loop is compiled for
/// each.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_TYPED_INDEX_H
#define CRINN_BASELINE_GLASS_TYPED_INDEX_H

#include "baseline_glass/fp32_quantizer.h"
#include "baseline_glass/graph_searcher.h"
#include "baseline_glass/index.h"
#include "baseline_glass/index_file.h"
#include "baseline_glass/refiner.h"

namespace glass {

template <typename Quantizer> class TypedIndex final : public Index {
public:
  using Code = typename Quantizer::Code;
  using Exact = Fp32Quantizer<Quantizer::DistanceMetric>;

  explicit TypedIndex(const IndexParams &Params) : Params(Params) {}

  /// The arguments have been checked.
  Expected<Success> train(const float *Data, size_t N, size_t Dim);
  /// Reader stands behind a header for this type.
  Expected<Success> read(IndexReader &Reader);

  Expected<Success> save(const std::string &Path) const override;
  Expected<size_t> search(const float *Query, size_t K, size_t Ef,
                          SearchScratch &Scratch, int32_t *Ids,
                          float *Distances) const override;

  size_t size() const override { return Rows.rows().size(); }
  size_t dim() const override { return Rows.dim(); }
  const HnswGraph &graph() const override { return Graph; }
  const IndexParams &params() const override { return Params; }

private:
  /// Fills Query, and CodeBytes with its codes; false if there is no memory.
  [[nodiscard]] bool prepare(const float *Query, SearchScratch &Scratch) const;

  IndexParams Params;
  Quantizer Rows;
  Exact Floats; ///< empty without refinement
  HnswGraph Graph;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_TYPED_INDEX_H
