//===- index.h - build, search, save, load -------------------- -*- C++ -*-===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// The library's interface. Rows and queries are Dim floats each, row-major.
/// The id of a row is its number. Distances are as Metric says, smaller is
/// nearer; they are those of the codes that were compared last.
///
/// Any number of threads may search an index at once, each with a scratch of
/// its own, while nobody tunes it.

#ifndef CRINN_BASELINE_GLASS_INDEX_H
#define CRINN_BASELINE_GLASS_INDEX_H

#include "baseline_glass/error.h"
#include "baseline_glass/graph_builder.h"
#include "baseline_glass/graph_searcher.h"

#include <optional>
#include <string>
#include <tuple>

namespace glass {

struct IndexParams {
  Metric DistanceMetric = Metric::L2;
  QuantizerKind Quantizer = QuantizerKind::SQ8;
  Comparison How = Comparison::Default;
  size_t PqParts = 0; ///< at most the dimension; 0: one for 8 dimensions

  /// Of k answers asked for, this many times k candidates are scored again on
  /// finer codes, which the index then keeps too, asymmetrically. 0: no
  /// refinement; else 1 .. 1,000.
  float RefineFactor = 0;
  QuantizerKind RefineQuantizer = QuantizerKind::FP16;

  /// The codes whose distances the graph is built by, which need not be kept.
  /// By default those of the index, and SQ8 where these are SQ4 or PQ.
  std::optional<QuantizerKind> GraphQuantizer;
  GraphParams Graph;

  /// Numbers the rows inside in the order of a walk through the graph, so that
  /// neighbours share pages. Ids stay those of the caller.
  bool Reorder = false;
};

/// What one thread reuses between searches, so that they do not allocate once
/// it has grown to the index and the beam width. Serves any index.
struct SearchScratch {
  std::tuple<LinearPool<float>, LinearPool<int32_t>> Pools;
  LinearPool<float> Refined;
  VisitedSet Visited;
  QueryScratch Coarse, Fine;
  std::vector<float> Unit; ///< the query scaled to length 1
};

struct IndexFile;

class Index {
public:
  /// Builds over N rows (N may be 0) of Dim >= 1 floats. Errors:
  /// InvalidArgument, NotFinite, OutOfMemory.
  static Expected<std::unique_ptr<Index>>
  build(const float *Rows, size_t N, size_t Dim, const IndexParams &Params);

  /// Reads what save wrote. Errors: any from OutOfMemory on.
  static Expected<std::unique_ptr<Index>> load(const std::string &Path);

  /// Writes the index; equal ones give equal bytes. Errors: Io, OutOfMemory.
  Expected<Success> save(const std::string &Path) const;

  /// Writes the min(K, size()) nearest rows found, nearest first, and returns
  /// how many. Ef is the beam width: the search ends when the Ef best it has
  /// met are expanded. Errors: InvalidArgument (Ef of 0 or below K), NotFinite,
  /// OutOfMemory.
  Expected<size_t> search(const float *Query, size_t K, size_t Ef,
                          SearchScratch &Scratch, int32_t *Ids,
                          float *Distances) const;

  /// Searches for Count queries with so many threads. The answer of query i is
  /// at Ids + i K and Distances + i K, and Found[i] long. Errors as above, that
  /// of the first query that has one; then no answer is valid.
  Expected<Success> searchBatch(const float *Queries, size_t Count, size_t K,
                                size_t Ef, int Threads, int32_t *Ids,
                                float *Distances, size_t *Found) const;

  /// Measures searches for some of the rows with various parameters, K of 10,
  /// and keeps the fastest. Errors: InvalidArgument, OutOfMemory.
  Expected<PrefetchParams> tune(size_t Ef);
  void setPrefetch(PrefetchParams P) { Prefetch = P; }
  PrefetchParams prefetch() const { return Prefetch; }

  size_t size() const { return Codes.size(); }
  size_t dim() const { return Codes.quantizer().shape().Dim; }
  size_t bytes() const; ///< of memory, without those of a scratch
  const HnswGraph &graph() const { return Graph; }
  /// The Graph member holds the degree alone once an index has been loaded.
  const IndexParams &params() const { return Params; }

private:
  CodeShape shape(size_t Dim, QuantizerKind Kind) const;
  /// What build and load must both ask. Null if all is well.
  const char *findFault(size_t N, size_t Dim) const;
  void train(const float *Rows, size_t N, size_t Dim);
  Expected<Success> read(IndexFile &In);
  template <typename Rule>
  size_t searchWith(const Computer<Rule> &Distance, const float *Query,
                    size_t K, size_t Ef, SearchScratch &Scratch, int32_t *Ids,
                    float *Distances) const;

  IndexParams Params;
  PrefetchParams Prefetch;
  CodeRows Codes;
  CodeRows Fine; ///< empty without refinement
  HnswGraph Graph;
  std::vector<int32_t> External; ///< ids by inner number; empty: the same
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_INDEX_H
