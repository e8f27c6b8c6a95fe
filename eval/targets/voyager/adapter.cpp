//===- adapter.cpp - voyager 2.2.3 for the judge ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// TypedIndex<float>, one thread, rows in order, voyager's own fixed seed: the
/// same rows give the same index. A queryEf below k is an error to voyager, so
/// it is raised to k. A removed row is marked and keeps its id.
///
//===----------------------------------------------------------------------===//

#include "eval/target/adapter.h"
#include "eval/target/adapter_tools.h"

#include <TypedIndex.h>

#include <algorithm>
#include <memory>

using namespace crinn::adapter;
using Voyager = TypedIndex<float>;
using Graph = hnswlib::HierarchicalNSW<float, float>;

namespace crinn::adapter {
struct GraphMember {
  using Type = std::unique_ptr<Graph> Voyager::*;
  friend Type member(GraphMember);
};
template struct Reach<GraphMember, &Voyager::algorithmImpl>;
} // namespace crinn::adapter

struct crinn_index {
  std::unique_ptr<Voyager> V;
  size_t Dim, Threads = 1;

  Graph &graph() { return *(*V.*member(GraphMember())); }
  /// voyager throws if it finds fewer than it was asked for.
  size_t available(size_t K) {
    return std::min<size_t>(K,
                            graph().cur_element_count - graph().num_deleted_);
  }
};

namespace {

SpaceType space(int Metric) {
  return Metric == CRINN_METRIC_L2 ? SpaceType::Euclidean
                                   : SpaceType::InnerProduct;
}

int64_t Count;

} // namespace

int crinn_abi_version(void) { return CRINN_ABI_VERSION; }

int crinn_build(const float *Base, size_t N, size_t D, int Metric,
                const char *ParamsJson, crinn_index **Out) {
  return guarded([&] {
    auto P = params(ParamsJson, {{"M", 12}, {"ef_construction", 200}});
    auto V = std::make_unique<Voyager>(
        space(Metric), D, P["M"], P["ef_construction"], /*randomSeed=*/1, N);
    NDArray<float, 2> Rows(std::vector<float>(Base, Base + N * D),
                           {int(N), int(D)});
    V->addItems(std::move(Rows), {}, /*numThreads=*/1);
    *Out = new crinn_index{std::move(V), D};
    return 0;
  });
}

int crinn_search(crinn_index *I, const float *Query, size_t K, size_t Ef,
                 uint32_t *Ids, float *Distances) {
  return guarded([&] {
    K = I->available(K);
    if (K == 0)
      return 0;
    auto [Labels, Found] =
        I->V->query(std::vector<float>(Query, Query + I->Dim), K,
                    static_cast<long>(std::max(Ef, K)));
    std::copy(Labels.begin(), Labels.end(), Ids);
    std::copy(Found.begin(), Found.end(), Distances);
    return static_cast<int>(K);
  });
}

int crinn_save(const crinn_index *I, const char *Path) {
  return guarded([&] {
    I->V->saveIndex(std::make_shared<FileOutputStream>(Path));
    return 0;
  });
}

int crinn_load(const char *Path, size_t D, int Metric, const char *,
               crinn_index **Out) {
  return guarded([&] {
    auto Any =
        loadTypedIndexFromStream(std::make_shared<FileInputStream>(Path));
    auto *V = dynamic_cast<Voyager *>(Any.get());
    require(V && size_t(V->getNumDimensions()) == D &&
                V->getSpace() == space(Metric),
            std::string(Path) + ": of another type, dimension or metric");
    Any.release();
    auto I = std::unique_ptr<crinn_index>(
        new crinn_index{std::unique_ptr<Voyager>(V), D});
    // loadIndex adds to num_deleted_ without having set it to 0 first.
    Graph &G = I->graph();
    G.num_deleted_ = 0;
    for (size_t Row = 0; Row < G.cur_element_count; ++Row)
      G.num_deleted_ += G.isMarkedDeleted(Row);
    *Out = I.release();
    return 0;
  });
}

void crinn_destroy(crinn_index *I) { delete I; }

const char *crinn_error(void) { return LastError.c_str(); }

int crinn_insert(crinn_index *I, const float *Row, uint32_t Id) {
  return guarded([&] {
    require(!I->V->getIDsMap().count(Id), "insert: the id is in use");
    // addItem grows by one row at a time.
    if (size_t Size = I->V->getNumElements(); Size == I->V->getMaxElements())
      I->V->resizeIndex(Size + Size / 2 + 1);
    I->V->addItem(std::vector<float>(Row, Row + I->Dim), Id);
    return 0;
  });
}

int crinn_remove(crinn_index *I, uint32_t Id) {
  return guarded([&] {
    I->V->markDeleted(Id);
    return 0;
  });
}

int crinn_set_threads(crinn_index *I, size_t Threads) {
  return guarded([&] {
    require(Threads >= 1, "threads: at least 1");
    I->Threads = Threads;
    return 0;
  });
}

int crinn_search_batch(crinn_index *I, const float *Queries, size_t Number,
                       size_t K, size_t Ef, uint32_t *Ids, float *Distances,
                       int32_t *Found) {
  return guarded([&] {
    size_t Have = I->available(K);
    std::fill(Found, Found + Number, static_cast<int32_t>(Have));
    if (Have == 0)
      return 0;
    NDArray<float, 2> Rows(
        std::vector<float>(Queries, Queries + Number * I->Dim),
        {int(Number), int(I->Dim)});
    auto [Labels, Far] = I->V->query(std::move(Rows), Have, I->Threads,
                                     static_cast<long>(std::max(Ef, Have)));
    for (size_t Q = 0; Q < Number; ++Q) {
      std::copy_n(Labels[Q], Have, Ids + Q * K);
      std::copy_n(Far[Q], Have, Distances + Q * K);
    }
    return 0;
  });
}

int64_t crinn_distance_count(crinn_index *I, const float *Query, size_t K,
                             size_t Ef) {
  Graph &G = I->graph();
  auto Real = G.fstdistfunc_;
  Count = 0;
  G.fstdistfunc_ = [Real](const float *A, const float *B, const size_t D) {
    ++Count;
    return Real(A, B, D);
  };
  std::vector<uint32_t> Ids(K);
  std::vector<float> Distances(K);
  int Found = crinn_search(I, Query, K, Ef, Ids.data(), Distances.data());
  G.fstdistfunc_ = Real;
  return Found < 0 ? Found : Count;
}
