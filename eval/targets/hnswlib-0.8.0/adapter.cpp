//===- adapter.cpp - hnswlib 0.8.0 for the judge ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Single-threaded addPoint in row order with hnswlib's own fixed seed: the
/// same rows give the same index. setEf below k means k to hnswlib. A removed
/// row is marked, and inserting its id again revives it with the new vector.
/// After loading, an insertion draws its level from hnswlib's default seed.
///
//===----------------------------------------------------------------------===//

#include "eval/target/adapter.h"
#include "eval/target/adapter_tools.h"

#include <hnswlib/hnswlib.h>

#include <filesystem>
#include <memory>

using namespace crinn::adapter;
using Graph = hnswlib::HierarchicalNSW<float>;

struct crinn_index {
  std::unique_ptr<hnswlib::SpaceInterface<float>> Space;
  std::unique_ptr<Graph> G;
};

namespace {

std::unique_ptr<crinn_index> empty(size_t D, int Metric) {
  auto I = std::make_unique<crinn_index>();
  if (Metric == CRINN_METRIC_L2)
    I->Space = std::make_unique<hnswlib::L2Space>(D);
  else
    I->Space = std::make_unique<hnswlib::InnerProductSpace>(D);
  return I;
}

struct Bitmap : hnswlib::BaseFilterFunctor {
  const uint64_t *Allowed;
  size_t Bits;
  Bitmap(const uint64_t *Allowed, size_t Bits) : Allowed(Allowed), Bits(Bits) {}
  bool operator()(hnswlib::labeltype Id) override {
    return isAllowed(Allowed, Bits, Id);
  }
};

int search(crinn_index *I, const float *Query, size_t K, size_t Ef,
           hnswlib::BaseFilterFunctor *Filter, uint32_t *Ids,
           float *Distances) {
  I->G->setEf(Ef);
  auto Queue = I->G->searchKnn(Query, K, Filter);
  int Found = static_cast<int>(Queue.size());
  for (int At = Found; At-- > 0; Queue.pop()) {
    Ids[At] = static_cast<uint32_t>(Queue.top().second);
    Distances[At] = Queue.top().first;
  }
  return Found;
}

hnswlib::DISTFUNC<float> Counted;
int64_t Count;

float countingDistance(const void *A, const void *B, const void *Param) {
  ++Count;
  return Counted(A, B, Param);
}

} // namespace

int crinn_abi_version(void) { return CRINN_ABI_VERSION; }

int crinn_build(const float *Base, size_t N, size_t D, int Metric,
                const char *ParamsJson, crinn_index **Out) {
  return guarded([&] {
    auto P = params(ParamsJson, {{"M", 16}, {"ef_construction", 200}});
    auto I = empty(D, Metric);
    I->G = std::make_unique<Graph>(I->Space.get(), N, P["M"],
                                   P["ef_construction"]);
    for (size_t Row = 0; Row < N; ++Row)
      I->G->addPoint(Base + Row * D, Row);
    *Out = I.release();
    return 0;
  });
}

int crinn_search(crinn_index *I, const float *Query, size_t K, size_t Ef,
                 uint32_t *Ids, float *Distances) {
  return guarded(
      [&] { return search(I, Query, K, Ef, nullptr, Ids, Distances); });
}

int crinn_save(const crinn_index *I, const char *Path) {
  return guarded([&] {
    I->G->saveIndex(Path);
    // saveIndex does not look whether its writes succeed.
    require(std::filesystem::file_size(Path) == I->G->indexFileSize(),
            std::string(Path) + ": not written as a whole");
    return 0;
  });
}

int crinn_load(const char *Path, size_t D, int Metric, const char *,
               crinn_index **Out) {
  return guarded([&] {
    auto I = empty(D, Metric);
    I->G = std::make_unique<Graph>(I->Space.get(), Path);
    // A row's label stands behind its vector.
    auto *Label = reinterpret_cast<char *>(I->G->getExternalLabeLp(0));
    require(Label - I->G->getDataByInternalId(0) ==
                ptrdiff_t(D * sizeof(float)),
            std::string(Path) + ": of another dimension");
    *Out = I.release();
    return 0;
  });
}

void crinn_destroy(crinn_index *I) { delete I; }

const char *crinn_error(void) { return LastError.c_str(); }

int crinn_insert(crinn_index *I, const float *Row, uint32_t Id) {
  return guarded([&] {
    Graph &G = *I->G;
    auto Known = G.label_lookup_.find(Id);
    require(Known == G.label_lookup_.end() || G.isMarkedDeleted(Known->second),
            "insert: the id is in use");
    if (G.getCurrentElementCount() == G.getMaxElements())
      G.resizeIndex(G.getMaxElements() + G.getMaxElements() / 2 + 1);
    G.addPoint(Row, Id);
    return 0;
  });
}

int crinn_remove(crinn_index *I, uint32_t Id) {
  return guarded([&] {
    I->G->markDelete(Id);
    return 0;
  });
}

int crinn_search_filtered(crinn_index *I, const float *Query, size_t K,
                          size_t Ef, const uint64_t *Allowed, size_t Bits,
                          uint32_t *Ids, float *Distances) {
  return guarded([&] {
    Bitmap Filter(Allowed, Bits);
    return search(I, Query, K, Ef, &Filter, Ids, Distances);
  });
}

// hnswlib's own counter sees the upper levels alone, and counts neighbours that
// were visited before.
int64_t crinn_distance_count(crinn_index *I, const float *Query, size_t K,
                             size_t Ef) {
  Counted = I->G->fstdistfunc_;
  Count = 0;
  I->G->fstdistfunc_ = countingDistance;
  int64_t Result = guarded([&]() -> int64_t {
    I->G->setEf(Ef);
    I->G->searchKnn(Query, K);
    return Count;
  });
  I->G->fstdistfunc_ = Counted;
  return Result;
}
