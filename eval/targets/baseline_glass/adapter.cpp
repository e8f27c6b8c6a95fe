//===- adapter.cpp - baseline_glass under the judge -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// `build` of the manifest: R, ef_construction, seed, threads (integers),
/// relaxation, refine (numbers; refine 0: none), quantizer, refine_quantizer,
/// graph_quantizer ("fp32", "fp16", "bf16", "sq8", "sq4", "pq"), parts (of pq),
/// comparison ("default", "symmetric", "asymmetric"), builder ("hnsw", "nsg"),
/// reorder (true or false), tune (the ef to choose prefetching for when an
/// index is loaded; 0: none).
/// A beam width below k counts as k. Rows of length 1 that are to be compared
/// by inner product are angular data (adapter.h), and built as such.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/index.h"

#include "eval/target/adapter.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

struct crinn_index {
  std::unique_ptr<glass::Index> Index;
  size_t Threads = 1;
  glass::SearchScratch Scratch = {};
  std::vector<int32_t> Ids = {};
  std::vector<size_t> Found = {};
};

static std::string LastError;

static int fail(std::string Message) {
  LastError = std::move(Message);
  return -1;
}

static int hand(glass::Expected<std::unique_ptr<glass::Index>> Made,
                crinn_index **Out) {
  if (!Made)
    return fail(Made.error().Message);
  *Out = new crinn_index{std::move(*Made)};
  return 0;
}

/// The number of a name in a list; throws a text that names what is wrong.
static uint32_t choice(const char *What, const std::string &Name,
                       std::initializer_list<const char *> Names) {
  const auto *At = std::find(Names.begin(), Names.end(), Name);
  if (At == Names.end())
    throw std::invalid_argument(std::string(What) + ": unknown value " + Name);
  return uint32_t(At - Names.begin());
}

static glass::QuantizerKind quantizer(const char *What,
                                      const std::string &Name) {
  return glass::QuantizerKind(
      choice(What, Name, {"fp32", "sq8", "fp16", "bf16", "sq4", "pq"}));
}

static glass::IndexParams params(const nlohmann::json &J) {
  glass::IndexParams P;
  for (const auto &[Name, Value] : J.items()) {
    const char *What = Name.c_str();
    if (Name == "R")
      P.Graph.Degree = Value;
    else if (Name == "ef_construction")
      P.Graph.EfConstruction = Value;
    else if (Name == "seed")
      P.Graph.Seed = Value;
    else if (Name == "threads")
      P.Graph.Threads = Value;
    else if (Name == "relaxation")
      P.Graph.Relaxation = Value;
    else if (Name == "builder")
      P.Graph.Builder =
          glass::BuilderKind(choice(What, Value, {"hnsw", "nsg"}));
    else if (Name == "quantizer")
      P.Quantizer = quantizer(What, Value);
    else if (Name == "graph_quantizer")
      P.GraphQuantizer = quantizer(What, Value);
    else if (Name == "refine_quantizer")
      P.RefineQuantizer = quantizer(What, Value);
    else if (Name == "refine")
      P.RefineFactor = Value;
    else if (Name == "parts")
      P.PqParts = Value;
    else if (Name == "comparison")
      P.How = glass::Comparison(
          choice(What, Value, {"default", "symmetric", "asymmetric"}));
    else if (Name == "reorder")
      P.Reorder = Value;
    else if (Name != "tune")
      throw std::invalid_argument("build: unknown parameter " + Name);
  }
  return P;
}

/// True if all rows are unit vectors, as FP32 rounds them.
static bool areUnit(const float *Base, size_t N, size_t D) {
  for (size_t I = 0; I < N; ++I) {
    double Square = 0;
    for (size_t J = 0; J < D; ++J)
      Square += double(Base[I * D + J]) * double(Base[I * D + J]);
    if (!(std::abs(Square - 1) < 1e-4))
      return false;
  }
  return N > 0;
}

int crinn_abi_version(void) { return CRINN_ABI_VERSION; }

int crinn_build(const float *Base, size_t N, size_t D, int Metric,
                const char *ParamsJson, crinn_index **Out) try {
  const auto J = nlohmann::json::parse(ParamsJson);
  glass::IndexParams P = params(J);
  P.DistanceMetric = Metric == CRINN_METRIC_IP && areUnit(Base, N, D)
                         ? glass::Metric::Angular
                         : glass::Metric(Metric);
  return hand(glass::Index::build(Base, N, D, P), Out);
} catch (const std::exception &E) {
  return fail(E.what());
}

int crinn_search(crinn_index *I, const float *Query, size_t K, size_t Ef,
                 uint32_t *Ids, float *Distances) try {
  I->Ids.resize(K);
  const auto Found = I->Index->search(Query, K, std::max(Ef, K), I->Scratch,
                                      I->Ids.data(), Distances);
  if (!Found)
    return fail(Found.error().Message);
  std::copy_n(I->Ids.begin(), *Found, Ids);
  return int(*Found);
} catch (const std::exception &E) {
  return fail(E.what());
}

int crinn_set_threads(crinn_index *I, size_t Threads) {
  if (Threads < 1 || Threads > 1024)
    return fail("threads: not from 1 to 1024");
  I->Threads = Threads;
  return 0;
}

int crinn_search_batch(crinn_index *I, const float *Queries, size_t Count,
                       size_t K, size_t Ef, uint32_t *Ids, float *Distances,
                       int32_t *Found) try {
  I->Ids.resize(Count * K);
  I->Found.resize(Count);
  const auto Done =
      I->Index->searchBatch(Queries, Count, K, std::max(Ef, K), int(I->Threads),
                            I->Ids.data(), Distances, I->Found.data());
  if (!Done)
    return fail(Done.error().Message);
  std::copy(I->Ids.begin(), I->Ids.end(), Ids);
  std::copy(I->Found.begin(), I->Found.end(), Found);
  return 0;
} catch (const std::exception &E) {
  return fail(E.what());
}

int crinn_save(const crinn_index *I, const char *Path) try {
  const auto Saved = I->Index->save(Path);
  return Saved ? 0 : fail(Saved.error().Message);
} catch (const std::exception &E) {
  return fail(E.what());
}

int crinn_load(const char *Path, size_t D, int Metric, const char *ParamsJson,
               crinn_index **Out) try {
  const auto J = nlohmann::json::parse(ParamsJson);
  auto Loaded = glass::Index::load(Path);
  const auto Is = Loaded ? (*Loaded)->params().DistanceMetric : glass::Metric();
  const bool Angular =
      Is == glass::Metric::Angular && Metric == CRINN_METRIC_IP;
  if (Loaded &&
      ((*Loaded)->dim() != D || (Is != glass::Metric(Metric) && !Angular)))
    return fail(std::string(Path) + ": of another dimension or metric");
  if (const size_t Ef = Loaded ? J.value("tune", size_t(0)) : 0)
    if (const auto Tuned = (*Loaded)->tune(Ef); !Tuned)
      return fail(Tuned.error().Message);
  return hand(std::move(Loaded), Out);
} catch (const std::exception &E) {
  return fail(E.what());
}

void crinn_destroy(crinn_index *I) { delete I; }

const char *crinn_error(void) { return LastError.c_str(); }
