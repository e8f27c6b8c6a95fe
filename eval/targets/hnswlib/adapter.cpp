//===- adapter.cpp - Debian's hnswlib for the judge -------------*- C++ -*-===//
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
using Hnsw = hnswlib::HierarchicalNSW<float>;

struct crinn_index {
  std::unique_ptr<hnswlib::SpaceInterface<float>> Space;
  std::unique_ptr<Hnsw> Graph;
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

/// hnswlib 0.6.2 adds the marked rows to a number that loading leaves unset,
/// and by it takes one of two searches.
void countDeleted(Hnsw &G) {
  G.num_deleted_ = 0;
  for (size_t Row = 0; Row < G.cur_element_count; ++Row)
    G.num_deleted_ += G.isMarkedDeleted(hnswlib::tableint(Row));
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
    I->Graph =
        std::make_unique<Hnsw>(I->Space.get(), N, P["M"], P["ef_construction"]);
    for (size_t Row = 0; Row < N; ++Row)
      I->Graph->addPoint(Base + Row * D, Row);
    *Out = I.release();
    return 0;
  });
}

int crinn_search(crinn_index *I, const float *Query, size_t K, size_t Ef,
                 uint32_t *Ids, float *Distances) {
  return guarded([&] {
    I->Graph->setEf(Ef);
    auto Queue = I->Graph->searchKnn(Query, K);
    int Found = static_cast<int>(Queue.size());
    for (int At = Found; At-- > 0; Queue.pop()) {
      Ids[At] = static_cast<uint32_t>(Queue.top().second);
      Distances[At] = Queue.top().first;
    }
    return Found;
  });
}

int crinn_save(const crinn_index *I, const char *Path) {
  return guarded([&] {
    I->Graph->saveIndex(Path);
    // saveIndex does not look whether its writes succeed; loading looks
    // whether the file ends where its links say.
    require(std::filesystem::file_size(Path) >
                I->Graph->cur_element_count * I->Space->get_data_size(),
            std::string(Path) + ": not written as a whole");
    return 0;
  });
}

int crinn_load(const char *Path, size_t D, int Metric, const char *,
               crinn_index **Out) {
  return guarded([&] {
    auto I = empty(D, Metric);
    I->Graph = std::make_unique<Hnsw>(I->Space.get(), Path);
    // A row's label stands behind its vector.
    auto *Label = reinterpret_cast<char *>(I->Graph->getExternalLabeLp(0));
    require(Label - I->Graph->getDataByInternalId(0) ==
                ptrdiff_t(D * sizeof(float)),
            std::string(Path) + ": of another dimension");
    countDeleted(*I->Graph);
    *Out = I.release();
    return 0;
  });
}

void crinn_destroy(crinn_index *I) { delete I; }

const char *crinn_error(void) { return LastError.c_str(); }

int crinn_insert(crinn_index *I, const float *Row, uint32_t Id) {
  return guarded([&] {
    Hnsw &G = *I->Graph;
    auto Known = G.label_lookup_.find(Id);
    require(Known == G.label_lookup_.end() || G.isMarkedDeleted(Known->second),
            "insert: the id is in use");
    if (G.cur_element_count == G.max_elements_)
      G.resizeIndex(G.max_elements_ + G.max_elements_ / 2 + 1);
    G.addPoint(Row, Id);
    return 0;
  });
}

int crinn_remove(crinn_index *I, uint32_t Id) {
  return guarded([&] {
    I->Graph->markDelete(Id);
    return 0;
  });
}

// hnswlib's own counter counts neighbours that were visited before.
int64_t crinn_distance_count(crinn_index *I, const float *Query, size_t K,
                             size_t Ef) {
  Counted = I->Graph->fstdistfunc_;
  Count = 0;
  I->Graph->fstdistfunc_ = countingDistance;
  int64_t Result = guarded([&]() -> int64_t {
    I->Graph->setEf(Ef);
    I->Graph->searchKnn(Query, K);
    return Count;
  });
  I->Graph->fstdistfunc_ = Counted;
  return Result;
}
