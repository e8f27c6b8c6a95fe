//===- index.cpp - checks at the border, building, searching --------------===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// Arguments are checked here, before any of them sizes an allocation. The
/// standard library's own failures end here too and become values.

#include "baseline_glass/index.h"

#include "baseline_glass/parallel.h"

#include <bit>
#include <cmath>
#include <ctime>
#include <limits>

namespace glass {

static Error invalid(const char *What) {
  return {ErrorCode::InvalidArgument, What};
}

/// Only a finer code can correct the order of coarser ones.
static int fineness(QuantizerKind Kind) {
  constexpr int Of[QuantizerKinds] = {4, 2, 3, 3, 1, 0};
  return Of[uint32_t(Kind)];
}

CodeShape Index::shape(size_t Dim, QuantizerKind Kind) const {
  const Metric M = Params.DistanceMetric;
  const bool Unit = M == Metric::Angular && Kind == QuantizerKind::SQ4;
  return {Kind, Unit || M == Metric::L2, Dim, Params.PqParts, Unit};
}

const char *Index::findFault(size_t N, size_t Dim) const {
  if (N >= size_t(std::numeric_limits<int32_t>::max()))
    return "rows: 2^31 - 1 or more";
  if (Params.DistanceMetric > Metric::Angular)
    return "metric: unknown";
  if (Params.How > Comparison::Asymmetric)
    return "comparison: unknown";
  for (const QuantizerKind Kind :
       {Params.Quantizer, Params.RefineQuantizer,
        Params.GraphQuantizer.value_or(Params.Quantizer)})
    if (const char *Fault = shape(Dim, Kind).findFault())
      return Fault;
  const float Factor = Params.RefineFactor;
  if (std::bit_cast<uint32_t>(Factor) == 0) // not -0
    return nullptr;
  if (!(Factor >= 1 && Factor <= 1000))
    return "refine: neither 0 nor from 1 to 1000";
  if (fineness(Params.RefineQuantizer) <= fineness(Params.Quantizer))
    return "refine: its codes are not finer than those searched";
  return nullptr;
}

Expected<std::unique_ptr<Index>> Index::build(const float *Rows, size_t N,
                                              size_t Dim,
                                              const IndexParams &Params) {
  return withoutThrowing([&]() -> Expected<std::unique_ptr<Index>> {
    auto Made = std::make_unique<Index>();
    Made->Params = Params;
    for (const char *Fault :
         {Made->findFault(N, Dim), glass::findFault(Params.Graph)})
      if (Fault)
        return invalid(Fault);
    if (N > 0 && !Rows)
      return invalid("rows: null");
    for (size_t I = 0; I < N; ++I)
      if (!allFinite(Rows + I * Dim, Dim))
        return Error{ErrorCode::NotFinite, "row " + std::to_string(I) +
                                               ": holds a NaN or an infinity"};
    Made->train(Rows, N, Dim);
    return Made;
  });
}

void Index::train(const float *Rows, size_t N, size_t Dim) {
  const FloatRows Source = {Rows, N, Dim,
                            Params.DistanceMetric == Metric::Angular};
  const bool Coarse = fineness(Params.Quantizer) < fineness(QuantizerKind::SQ8);
  const QuantizerKind GraphKind = Params.GraphQuantizer.value_or(
      Coarse ? QuantizerKind::SQ8 : Params.Quantizer);
  const bool Refines = Params.RefineFactor > 0;
  const auto Train = [&](CodeRows &Into, QuantizerKind Kind) {
    Into.train(shape(Dim, Kind), Source, Params.Graph.Threads);
    if (Kind == GraphKind)
      Graph = buildGraph(Into, Params.Graph);
  };
  if (GraphKind != Params.Quantizer &&
      !(Refines && GraphKind == Params.RefineQuantizer)) {
    CodeRows Own; // gone before the others come
    Train(Own, GraphKind);
  }
  Train(Codes, Params.Quantizer);
  if (Refines)
    Train(Fine, Params.RefineQuantizer);
  if (!Params.Reorder || N == 0)
    return;
  External = ReachTree(Graph).order();
  Graph.permute(External);
  Codes.permute(External);
  if (Refines)
    Fine.permute(External);
}

Expected<size_t> Index::search(const float *Query, size_t K, size_t Ef,
                               SearchScratch &Scratch, int32_t *Ids,
                               float *Distances) const {
  return withoutThrowing([&]() -> Expected<size_t> {
    if (Ef < std::max(K, size_t(1)))
      return invalid("ef: below k or 1; a beam keeps no more than ef rows");
    K = std::min(K, size());
    Ef = std::min(Ef, size());
    if (K == 0)
      return size_t(0);
    if (!allFinite(Query, dim()))
      return Error{ErrorCode::NotFinite, "query: holds a NaN or an infinity"};
    const FloatRows Source = {Query, 1, dim(),
                              Params.DistanceMetric == Metric::Angular};
    const float *Q = Source.row(0, Scratch.Unit);
    const auto Search = [&](const auto &Distance) {
      return searchWith(Distance, Q, K, Ef, Scratch, Ids, Distances);
    };
    return Codes.withQuery(Q, Params.How, Scratch.Coarse, Search);
  });
}

/// Writes the first Count entries of the pool.
template <typename Pool, typename Rule>
static size_t writeAnswer(const Pool &From, const Computer<Rule> &Distance,
                          size_t Count, int32_t *Ids, float *Distances) {
  Count = std::min(Count, size_t(From.size()));
  for (size_t I = 0; I < Count; ++I) {
    Ids[I] = From.id(int(I));
    Distances[I] = Distance.toDistance(From.dist(int(I)));
  }
  return Count;
}

template <typename Rule>
size_t Index::searchWith(const Computer<Rule> &Distance, const float *Query,
                         size_t K, size_t Ef, SearchScratch &Scratch,
                         int32_t *Ids, float *Distances) const {
  const size_t Wanted = std::min(
      size_t(std::ceil(double(K) * std::max(Params.RefineFactor, 1.0f))),
      size());
  auto &Pool = std::get<LinearPool<typename Rule::Dist>>(Scratch.Pools);
  Pool.reset(int(std::max(Ef, Wanted)), int(Ef));
  Scratch.Visited.reset(Graph.size());
  const int Start = descendToLevel0(Graph, Distance);
  searchLevel0(Graph, Distance, Start, Prefetch, Pool, Scratch.Visited);
  // From the entry point all rows are reached, from others maybe not.
  if (const int E = Graph.entryPoint();
      size_t(Pool.size()) < std::max(Ef, Wanted) && !Scratch.Visited.test(E))
    searchLevel0(Graph, Distance, E, Prefetch, Pool, Scratch.Visited);
  size_t Found;
  if (Params.RefineFactor == 0) {
    Found = writeAnswer(Pool, Distance, K, Ids, Distances);
  } else {
    const Computer<AsItIs> Exact = Fine.toFloats(Query, Scratch.Fine);
    Scratch.Refined.reset(int(K), 0); // nothing is handed out
    refine(Pool, int(Wanted), Exact, Scratch.Refined);
    Found = writeAnswer(Scratch.Refined, Exact, K, Ids, Distances);
  }
  if (!External.empty())
    for (size_t I = 0; I < Found; ++I)
      Ids[I] = External[size_t(Ids[I])];
  return Found;
}

Expected<Success> Index::searchBatch(const float *Queries, size_t Count,
                                     size_t K, size_t Ef, int Threads,
                                     int32_t *Ids, float *Distances,
                                     size_t *Found) const {
  if (Threads < 1 || Threads > 1024)
    return invalid("threads: not from 1 to 1024");
  return withoutThrowing([&]() -> Expected<Success> {
    std::vector<SearchScratch> Scratches(static_cast<size_t>(Threads));
    std::vector<std::optional<Error>> Errors(Count);
    parallelFor(Count, Threads, [&](size_t I, size_t T) {
      const auto Answer = search(Queries + I * dim(), K, Ef, Scratches[T],
                                 Ids + I * K, Distances + I * K);
      if (Answer)
        Found[I] = *Answer;
      else
        Errors[I] = Answer.error();
    });
    for (const auto &E : Errors)
      if (E)
        return *E;
    return Success{};
  });
}

size_t Index::bytes() const {
  return Codes.bytes() + Fine.bytes() + Graph.bytes() +
         External.size() * sizeof(int32_t);
}

/// As GLASS does: searches for its own rows with one pair after another. The
/// best of three rounds counts, since other work only ever adds to a time.
Expected<PrefetchParams> Index::tune(size_t Ef) {
  constexpr size_t K = 10, Queries = 200;
  if (Ef < K)
    return invalid("ef: below 10");
  const PrefetchParams Before = Prefetch;
  auto Done = withoutThrowing([&]() -> Expected<PrefetchParams> {
    const CodeRows &Source = Params.RefineFactor > 0 ? Fine : Codes;
    const size_t Count = std::min(Queries, size());
    const size_t Stride = std::max(Source.quantizer().elements(), dim());
    AlignedArray<float> Rows(Count * Stride);
    for (size_t I = 0; I < Count; ++I)
      Source.quantizer().decode(Source.rows().row(I * size() / Count),
                                Rows.data() + I * Stride);
    const size_t Lines = (Codes.quantizer().rowBytes() + 63) / 64;
    PrefetchParams Best = Prefetch;
    double BestTime = std::numeric_limits<double>::max();
    SearchScratch Scratch;
    int32_t Ids[K];
    float Distances[K];
    for (int Round = 0; Round < 3; ++Round)
      for (const int LookAhead : {1, 2, 3, 4, 6, 8, 12, 16})
        for (size_t L : {1, 2, 4, 8, 16, 32}) {
          Prefetch = {LookAhead, int(std::min(L, Lines))};
          const std::clock_t Start = std::clock();
          for (size_t I = 0; I < Count; ++I)
            if (auto Found = search(Rows.data() + I * Stride, K, Ef, Scratch,
                                    Ids, Distances);
                !Found)
              return Found.error();
          const double Time = double(std::clock() - Start);
          if (Time < BestTime)
            BestTime = Time, Best = Prefetch;
          if (L >= Lines)
            break;
        }
    return Best;
  });
  Prefetch = Done ? *Done : Before;
  return Done;
}

} // namespace glass
