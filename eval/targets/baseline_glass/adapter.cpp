//===- adapter.cpp - baseline_glass under the judge -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// `build` of the manifest: R, ef_construction, seed (integers), quantizer
/// ("sq8" or "fp32") and refine (0: none). A beam width below k counts as k.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/index.h"

#include "eval/target/adapter.h"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

struct crinn_index {
  std::unique_ptr<glass::Index> Index;
  glass::SearchScratch Scratch;
  std::vector<int32_t> Ids;
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
  *Out = new crinn_index{std::move(*Made), {}, {}};
  return 0;
}

int crinn_abi_version(void) { return CRINN_ABI_VERSION; }

int crinn_build(const float *Base, size_t N, size_t D, int Metric,
                const char *ParamsJson, crinn_index **Out) try {
  const auto J = nlohmann::json::parse(ParamsJson);
  for (const auto &[Name, Value] : J.items())
    if (Name != "R" && Name != "ef_construction" && Name != "seed" &&
        Name != "quantizer" && Name != "refine")
      return fail("build: unknown parameter " + Name);
  const std::string Quantizer = J.value("quantizer", "sq8");
  if (Quantizer != "sq8" && Quantizer != "fp32")
    return fail("quantizer: neither sq8 nor fp32");
  glass::IndexParams P;
  P.DistanceMetric = glass::Metric(Metric);
  P.Quantizer = Quantizer == "sq8" ? glass::QuantizerKind::SQ8
                                   : glass::QuantizerKind::FP32;
  P.RefineFactor = J.value("refine", P.RefineFactor);
  P.Graph.Degree = J.value("R", P.Graph.Degree);
  P.Graph.EfConstruction = J.value("ef_construction", P.Graph.EfConstruction);
  P.Graph.Seed = J.value("seed", P.Graph.Seed);
  return hand(glass::Index::build(Base, N, D, P), Out);
} catch (const std::exception &E) {
  return fail(E.what());
}

int crinn_search(crinn_index *I, const float *Query, size_t K, size_t Ef,
                 uint32_t *Ids, float *Distances) try {
  I->Ids.resize(K);
  const auto Found =
      I->Index->search(Query, K, Ef, I->Scratch, I->Ids.data(), Distances);
  if (!Found)
    return fail(Found.error().Message);
  for (size_t J = 0; J < *Found; ++J)
    Ids[J] = uint32_t(I->Ids[J]);
  return int(*Found);
} catch (const std::exception &E) {
  return fail(E.what());
}

int crinn_save(const crinn_index *I, const char *Path) try {
  const auto Saved = I->Index->save(Path);
  return Saved ? 0 : fail(Saved.error().Message);
} catch (const std::exception &E) {
  return fail(E.what());
}

int crinn_load(const char *Path, size_t D, int Metric,
               const char * /*ParamsJson*/, crinn_index **Out) try {
  auto Loaded = glass::Index::load(Path);
  if (Loaded && ((*Loaded)->dim() != D ||
                 (*Loaded)->params().DistanceMetric != glass::Metric(Metric)))
    return fail(std::string(Path) + ": of another dimension or metric");
  return hand(std::move(Loaded), Out);
} catch (const std::exception &E) {
  return fail(E.what());
}

void crinn_destroy(crinn_index *I) { delete I; }

const char *crinn_error(void) { return LastError.c_str(); }
