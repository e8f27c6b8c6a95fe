//===- adapter.cpp - the planted library for the judge --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Counts every distance that a search computes. Removal is left out.
///
//===----------------------------------------------------------------------===//

#include "eval/target/adapter.h"
#include "eval/target/adapter_tools.h"
// Not in quotes: that would find the original beside this file, not the copy.
#include <lib/graph.h>

#include <cstdio>
#include <memory>

using namespace crinn::adapter;

struct crinn_index {
  reef::Graph Graph;
};

namespace {

struct Close {
  void operator()(std::FILE *F) const { std::fclose(F); }
};
using File = std::unique_ptr<std::FILE, Close>;

} // namespace

int crinn_abi_version(void) { return CRINN_ABI_VERSION; }

int crinn_build(const float *Base, size_t N, size_t D, int Metric, const char *,
                crinn_index **Out) {
  return guarded([&] {
    std::unique_ptr<crinn_index> I(
        new crinn_index{{D, Metric == CRINN_METRIC_IP}});
    I->Graph.build(Base, N);
    *Out = I.release();
    return 0;
  });
}

int crinn_search(crinn_index *I, const float *Query, size_t K, size_t Ef,
                 uint32_t *Ids, float *Distances) {
  return guarded([&] { return I->Graph.search(Query, K, Ef, Ids, Distances); });
}

int crinn_save(const crinn_index *I, const char *Path) {
  return guarded([&] {
    File F(std::fopen(Path, "wb"));
    require(F && I->Graph.save(F.get()) && std::fflush(F.get()) == 0,
            std::string(Path) + ": not written as a whole");
    return 0;
  });
}

int crinn_load(const char *Path, size_t D, int Metric, const char *,
               crinn_index **Out) {
  return guarded([&] {
    std::unique_ptr<crinn_index> I(
        new crinn_index{{D, Metric == CRINN_METRIC_IP}});
    File F(std::fopen(Path, "rb"));
    require(F && I->Graph.load(F.get()), std::string(Path) + ": not whole");
    *Out = I.release();
    return 0;
  });
}

void crinn_destroy(crinn_index *I) { delete I; }

const char *crinn_error(void) { return LastError.c_str(); }

int crinn_insert(crinn_index *I, const float *Row, uint32_t Id) {
  return guarded([&] {
    I->Graph.insert(Row, Id);
    return 0;
  });
}

int crinn_search_filtered(crinn_index *I, const float *Query, size_t K,
                          size_t Ef, const uint64_t *Allowed, size_t Bits,
                          uint32_t *Ids, float *Distances) {
  return guarded([&] {
    reef::Filter Only{Allowed, Bits};
    return I->Graph.search(Query, K, Ef, Ids, Distances, &Only);
  });
}

int crinn_set_threads(crinn_index *I, size_t Threads) {
  return guarded([&] {
    I->Graph.setThreads(Threads);
    return 0;
  });
}

int crinn_search_batch(crinn_index *I, const float *Queries, size_t Count,
                       size_t K, size_t Ef, uint32_t *Ids, float *Distances,
                       int32_t *Found) {
  return guarded([&] {
    I->Graph.searchBatch(Queries, Count, K, Ef, Ids, Distances, Found);
    return 0;
  });
}

int64_t crinn_distance_count(crinn_index *I, const float *Query, size_t K,
                             size_t Ef) {
  return guarded([&]() -> int64_t {
    std::vector<uint32_t> Ids(K);
    std::vector<float> Distances(K);
    I->Graph.search(Query, K, Ef, Ids.data(), Distances.data());
    return int64_t(I->Graph.computed());
  });
}
