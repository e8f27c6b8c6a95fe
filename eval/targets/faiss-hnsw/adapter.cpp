//===- adapter.cpp - the HNSW of faiss 1.7.3 for the judge ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// IndexHNSWFlat. The graph, the flat storage and the distances are compiled
/// here; the rest of faiss is Debian's static library, which is built for any
/// x86-64, and of which the linker takes only what these sources lack. One
/// OpenMP thread and faiss' fixed seeds: the same rows give the same index.
/// efSearch below k means k for the candidates, not for the stopping rule.
/// faiss numbers rows itself, so an inserted id must be the next number, and it
/// removes none from an HNSW. Its counter sees the base level alone.
///
//===----------------------------------------------------------------------===//

#include "eval/target/adapter.h"
#include "eval/target/adapter_tools.h"

#include <faiss/IndexHNSW.h>
#include <faiss/impl/IDSelector.h>
#include <faiss/index_io.h>

#include <memory>
#include <omp.h>
#include <vector>

using namespace crinn::adapter;

struct crinn_index {
  std::unique_ptr<faiss::IndexHNSWFlat> Graph;
  int Threads = 1;
  std::vector<faiss::Index::idx_t> Labels; ///< faiss' ids have 64 bits
};

namespace {

faiss::MetricType metric(int Metric) {
  return Metric == CRINN_METRIC_L2 ? faiss::METRIC_L2
                                   : faiss::METRIC_INNER_PRODUCT;
}

struct Bitmap : faiss::IDSelector {
  const uint64_t *Allowed;
  size_t Bits;
  Bitmap(const uint64_t *Allowed, size_t Bits) : Allowed(Allowed), Bits(Bits) {}
  bool is_member(idx_t Id) const override {
    return isAllowed(Allowed, Bits, static_cast<uint64_t>(Id));
  }
};

void search(crinn_index *I, int Threads, const float *Queries, size_t Number,
            size_t K, size_t Ef, const faiss::SearchParametersHNSW *Params,
            uint32_t *Ids, float *Distances, int32_t *Found) {
  omp_set_num_threads(Threads);
  I->Graph->hnsw.efSearch = static_cast<int>(Ef);
  I->Labels.resize(Number * K);
  I->Graph->search(Number, Queries, K, Distances, I->Labels.data(), Params);
  const bool Negate = I->Graph->metric_type == faiss::METRIC_INNER_PRODUCT;
  for (size_t Q = 0; Q < Number; ++Q) {
    size_t At = 0;
    // Where there are fewer than k, faiss fills up with -1.
    for (; At < K && I->Labels[Q * K + At] >= 0; ++At) {
      Ids[Q * K + At] = static_cast<uint32_t>(I->Labels[Q * K + At]);
      if (Negate)
        Distances[Q * K + At] = -Distances[Q * K + At];
    }
    Found[Q] = static_cast<int32_t>(At);
  }
}

} // namespace

int crinn_abi_version(void) { return CRINN_ABI_VERSION; }

int crinn_build(const float *Base, size_t N, size_t D, int Metric,
                const char *ParamsJson, crinn_index **Out) {
  return guarded([&] {
    auto P = params(ParamsJson, {{"M", 16}, {"ef_construction", 200}});
    auto I = std::make_unique<crinn_index>();
    I->Graph =
        std::make_unique<faiss::IndexHNSWFlat>(D, P["M"], metric(Metric));
    I->Graph->hnsw.efConstruction = P["ef_construction"];
    omp_set_num_threads(1);
    I->Graph->add(N, Base);
    *Out = I.release();
    return 0;
  });
}

int crinn_search(crinn_index *I, const float *Query, size_t K, size_t Ef,
                 uint32_t *Ids, float *Distances) {
  return guarded([&] {
    int32_t Found = 0;
    search(I, 1, Query, 1, K, Ef, nullptr, Ids, Distances, &Found);
    return Found;
  });
}

int crinn_save(const crinn_index *I, const char *Path) {
  return guarded([&] {
    // It is written with the graph, and is whatever the last search set.
    I->Graph->hnsw.efSearch = 16;
    faiss::write_index(I->Graph.get(), Path);
    return 0;
  });
}

int crinn_load(const char *Path, size_t D, int Metric, const char *,
               crinn_index **Out) {
  return guarded([&] {
    std::unique_ptr<faiss::Index> Any(faiss::read_index(Path));
    auto *Graph = dynamic_cast<faiss::IndexHNSWFlat *>(Any.get());
    require(Graph && size_t(Graph->d) == D &&
                Graph->metric_type == metric(Metric),
            std::string(Path) + ": of another type, dimension or metric");
    auto I = std::make_unique<crinn_index>();
    Any.release();
    I->Graph.reset(Graph);
    *Out = I.release();
    return 0;
  });
}

void crinn_destroy(crinn_index *I) { delete I; }

const char *crinn_error(void) { return LastError.c_str(); }

int crinn_insert(crinn_index *I, const float *Row, uint32_t Id) {
  return guarded([&] {
    require(Id == I->Graph->ntotal,
            "insert: the next id is " + std::to_string(I->Graph->ntotal));
    omp_set_num_threads(1);
    I->Graph->add(1, Row);
    return 0;
  });
}

int crinn_search_filtered(crinn_index *I, const float *Query, size_t K,
                          size_t Ef, const uint64_t *Allowed, size_t Bits,
                          uint32_t *Ids, float *Distances) {
  return guarded([&] {
    Bitmap Filter(Allowed, Bits);
    faiss::SearchParametersHNSW Params;
    Params.efSearch = static_cast<int>(Ef);
    Params.sel = &Filter;
    int32_t Found = 0;
    search(I, 1, Query, 1, K, Ef, &Params, Ids, Distances, &Found);
    return Found;
  });
}

int crinn_set_threads(crinn_index *I, size_t Threads) {
  return guarded([&] {
    require(Threads >= 1, "threads: at least 1");
    I->Threads = static_cast<int>(Threads);
    return 0;
  });
}

int crinn_search_batch(crinn_index *I, const float *Queries, size_t Number,
                       size_t K, size_t Ef, uint32_t *Ids, float *Distances,
                       int32_t *Found) {
  return guarded([&] {
    search(I, I->Threads, Queries, Number, K, Ef, nullptr, Ids, Distances,
           Found);
    return 0;
  });
}

// This version fills n3 where later ones fill ndis.
int64_t crinn_distance_count(crinn_index *I, const float *Query, size_t K,
                             size_t Ef) {
  return guarded([&]() -> int64_t {
    size_t Before = faiss::hnsw_stats.n3;
    std::vector<uint32_t> Ids(K);
    std::vector<float> Distances(K);
    int32_t Found = 0;
    search(I, 1, Query, 1, K, Ef, nullptr, Ids.data(), Distances.data(),
           &Found);
    return static_cast<int64_t>(faiss::hnsw_stats.n3 - Before);
  });
}
