//===- index.h - build, search, save, load -------------------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The library's interface. Rows and queries are Dim floats each, row-major.
/// The id of a row is its number. Distances are squared L2, or minus the inner
/// product; smaller is nearer; with SQ8 and no refinement they are those of the
/// codes.
///
/// An index is immutable: any number of threads may search it at once, each
/// with a scratch of its own.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_INDEX_H
#define CRINN_BASELINE_GLASS_INDEX_H

#include "baseline_glass/error.h"
#include "baseline_glass/hnsw_builder.h"
#include "baseline_glass/linear_pool.h"
#include "baseline_glass/metric.h"
#include "baseline_glass/row_store.h"
#include "baseline_glass/visited_set.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <tuple>

namespace glass {

enum class QuantizerKind : uint32_t { FP32 = 0, SQ8 = 1 };

struct IndexParams {
  Metric DistanceMetric = Metric::L2;
  QuantizerKind Quantizer = QuantizerKind::SQ8;
  /// Of k answers asked for, this many times k candidates are scored again on
  /// the floats, which the index then keeps too. 0: no refinement. Only for
  /// SQ8; 0 .. 1,000.
  int RefineFactor = 0;
  GraphParams Graph;
};

/// What one thread reuses between searches, so that they do not allocate once
/// it has grown to the index and the beam width. Serves any index.
struct SearchScratch {
  std::tuple<LinearPool<float>, LinearPool<int32_t>> Pools;
  LinearPool<float> Refined;
  VisitedSet Visited;
  AlignedArray<float> Query;       ///< the query, zero-padded
  AlignedArray<uint8_t> CodeBytes; ///< the encoded query, zero-padded
};

class Index {
public:
  virtual ~Index() = default;

  /// Builds over N rows (N may be 0) of Dim >= 1 floats. Errors:
  /// InvalidArgument, NotFinite, OutOfMemory.
  static Expected<std::unique_ptr<Index>>
  build(const float *Rows, size_t N, size_t Dim, const IndexParams &Params);

  /// Reads what save wrote. Errors: Io, BadMagic, BadVersion, Truncated,
  /// Corrupt, OutOfMemory.
  static Expected<std::unique_ptr<Index>> load(const std::string &Path);

  /// Writes the index; equal indexes give equal bytes. Errors: Io.
  virtual Expected<Success> save(const std::string &Path) const = 0;

  /// Writes the min(K, size()) nearest rows found, nearest first, and returns
  /// how many. Ef is the beam width: the search ends when the Ef best it has
  /// met are expanded. It may be below K; then the K best met are returned all
  /// the same. Errors: InvalidArgument (Ef of 0), NotFinite, OutOfMemory.
  virtual Expected<size_t> search(const float *Query, size_t K, size_t Ef,
                                  SearchScratch &Scratch, int32_t *Ids,
                                  float *Distances) const = 0;

  virtual size_t size() const = 0;
  virtual size_t dim() const = 0;
  virtual const HnswGraph &graph() const = 0;
  /// The Graph member holds the degree alone once an index has been loaded.
  virtual const IndexParams &params() const = 0;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_INDEX_H
