//===- adapter.cpp - pyglass, from a checkout, for the judge ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

///
/// HNSW over vectors of one byte a dimension, refined with the floats: what
/// pyglass's own configurations use. It writes the graph alone, so the rows
/// follow in the file. Loading tunes the prefetches, as its users do.
///
//===----------------------------------------------------------------------===//

#include "eval/target/adapter.h"
#include "eval/target/adapter_tools.h"

#include <glass/hnsw/hnsw.hpp>
#include <glass/searcher/graph_searcher.hpp>

using namespace crinn::adapter;
using namespace glass;
using Inner = GraphSearcher<SQ8QuantizerUniform<Metric::L2>>;

struct crinn_index {
  crinn_index(Graph<int32_t> G, std::vector<float> Data, size_t D)
      : Rows(std::move(Data)) {
    auto Own = std::make_unique<Inner>(std::move(G));
    In = Own.get();
    Search = std::make_unique<Refiner<FP32Quantizer<Metric::L2>>>(
        std::move(Own), get_refine_factor("SQ8U"));
    Search->SetData(Rows.data(), int32_t(Rows.size() / D), int32_t(D));
    Search->Optimize(1);
  }
  std::vector<float> Rows;
  Inner *In; // owned by Search
  std::unique_ptr<GraphSearcherBase> Search;
};

extern "C" {

int crinn_abi_version(void) { return CRINN_ABI_VERSION; }

int crinn_build(const float *Base, size_t N, size_t D, int Space,
                const char *Params, crinn_index **Out) {
  return guarded([&] {
    require(Space == CRINN_METRIC_L2, "this adapter knows L2 alone");
    auto P = params(Params, {{"R", 32}, {"L", 200}});
    HNSW<FP32Quantizer<Metric::L2>> Builder{int32_t(P["R"]), int32_t(P["L"])};
    Graph<int32_t> G = Builder.Build(Base, int32_t(N), int32_t(D));
    *Out = new crinn_index(std::move(G), {Base, Base + N * D}, D);
    return 0;
  });
}

int crinn_search(crinn_index *I, const float *Query, size_t K, size_t Ef,
                 uint32_t *Ids, float *Distances) {
  return guarded([&] {
    I->Search->SetEf(int32_t(Ef));
    I->Search->Search(Query, int32_t(K), reinterpret_cast<int32_t *>(Ids),
                      Distances);
    return int(K);
  });
}

int crinn_save(const crinn_index *I, const char *Path) {
  return guarded([&] {
    I->In->graph.save(Path);
    std::ofstream File(Path, std::ios::binary | std::ios::app);
    File.write(reinterpret_cast<const char *>(I->Rows.data()),
               std::streamsize(I->Rows.size() * sizeof(float)));
    require(File.flush().good(), "cannot write the index");
    return 0;
  });
}

int crinn_load(const char *Path, size_t D, int, const char *,
               crinn_index **Out) {
  return guarded([&] {
    Graph<int32_t> G;
    G.load(Path);
    std::vector<float> Rows(size_t(G.N) * D);
    const auto Bytes = std::streamsize(Rows.size() * sizeof(float));
    std::ifstream File(Path, std::ios::binary);
    File.seekg(-Bytes, std::ios::end);
    require(File.read(reinterpret_cast<char *>(Rows.data()), Bytes).good(),
            "cannot read the index");
    *Out = new crinn_index(std::move(G), std::move(Rows), D);
    return 0;
  });
}

void crinn_destroy(crinn_index *I) { delete I; }

const char *crinn_error(void) { return LastError.c_str(); }

} // extern "C"
