//===- adapter.cpp - pyglass, from a checkout, for the judge ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The two configurations of pyglass's own examples: a graph built on bytes,
/// and a search over bytes (`bits` 8) or over half bytes, refined with FP16
/// (`bits` 4). pyglass saves the graph alone, so the codes follow it in the
/// file: what is loaded is what a search needs, and no more. Loading tunes the
/// prefetches, as its users do, on rows made of the codes: `tune` of them,
/// pyglass's own 1000 if nothing is said.
///
//===----------------------------------------------------------------------===//

#include "eval/target/adapter.h"
#include "eval/target/adapter_tools.h"

#include <glass/hnsw/hnsw.hpp>
#include <glass/searcher/graph_searcher.hpp>

#include <fstream>

using namespace crinn::adapter;
using namespace glass;

struct crinn_index {
  virtual ~crinn_index() = default;
  virtual void set(const float *Base, size_t N) = 0;
  virtual void save(const char *Path) = 0;
  virtual void load(const char *Path, size_t Tune) = 0;
  std::unique_ptr<SearcherBase> Search;
};

namespace {

template <typename Coarse> class Typed : public crinn_index {
  using Fine = Refiner<FP16Quantizer<Coarse::metric>>;

public:
  Typed(Graph<int32_t> G, size_t D, bool Refined) {
    auto Own = std::make_unique<GraphSearcher<Coarse>>(std::move(G));
    In = Own.get();
    In->d = int32_t(D);
    Search = std::move(Own);
    if (Refined) {
      auto Over = std::make_unique<Fine>(std::move(Search), 1.5f);
      Out = Over.get();
      Search = std::move(Over);
    }
  }

  void set(const float *Base, size_t N) override {
    Search->SetData(Base, int32_t(N), In->d);
  }

  void save(const char *Path) override {
    In->graph.save(Path);
    std::ofstream File(Path, std::ios::binary | std::ios::ate | std::ios::in);
    int64_t Graph = File.tellp();
    auto Write = [&](auto *From, size_t Count) {
      File.write(reinterpret_cast<const char *>(From),
                 std::streamsize(Count * sizeof(*From)));
    };
    behind(Write);
    Write(&Graph, 1);
    require(File.flush().good(), "cannot write the index");
  }

  void load(const char *Path, size_t Tune) override {
    std::ifstream File(Path, std::ios::binary);
    auto Read = [&](auto *To, size_t Count) {
      File.read(reinterpret_cast<char *>(To),
                std::streamsize(Count * sizeof(*To)));
    };
    int64_t Graph = 0;
    File.seekg(-std::streamoff(sizeof(Graph)), std::ios::end);
    Read(&Graph, 1);
    File.seekg(Graph);
    In->quant = Coarse(In->d);
    In->quant.storage.init(In->graph.N);
    if (Out) {
      Out->quant = FP16Quantizer<Coarse::metric>(In->d);
      Out->quant.storage.init(In->graph.N);
    }
    behind(Read);
    require(File.good(), "cannot read the index");
    In->nb = In->graph.N;
    sample(Tune);
    Search->Optimize(1);
  }

private:
  /// What follows the graph, moved from or to a file.
  template <typename Move> void behind(Move Bytes) {
    auto Codes = [&](Tensor &T) { Bytes(T.codes, size_t(T.nb) * T.csize); };
    Bytes(&In->quant.calibrator, 1);
    Codes(In->quant.storage);
    if (Out)
      Codes(Out->quant.storage);
  }

  /// As SetData does, but of codes.
  void sample(size_t Most) {
    const size_t N = size_t(In->nb), D = size_t(In->d);
    const size_t Count = std::min(Most, N);
    In->sample_points_num = int32_t(Count);
    In->optimize_queries.resize(Count * D);
    for (size_t I = 0; I < Count; ++I)
      In->quant.decode(reinterpret_cast<const typename Coarse::data_type *>(
                           In->quant.get_code(int32_t(I * N / Count))),
                       In->optimize_queries.data() + I * D);
  }

  GraphSearcher<Coarse> *In; // both owned by Search
  Fine *Out = nullptr;
};

template <Metric M>
crinn_index *typed(Graph<int32_t> G, size_t D, bool HalfBytes) {
  if (HalfBytes)
    return new Typed<SQ4QuantizerUniform<M>>(std::move(G), D, true);
  return new Typed<SQ8QuantizerUniform<M>>(std::move(G), D, false);
}

/// The build parameters and what they are if nothing is said.
std::map<std::string, long> parameters(const char *Params) {
  return params(Params, {{"R", 32}, {"L", 200}, {"bits", 8}, {"tune", 1000}});
}

crinn_index *make(Graph<int32_t> G, size_t D, int Space, const char *Params) {
  const long Bits = parameters(Params)["bits"];
  require(Bits == 4 || Bits == 8, "build: bits is 4 or 8");
  return Space == CRINN_METRIC_L2
             ? typed<Metric::L2>(std::move(G), D, Bits == 4)
             : typed<Metric::IP>(std::move(G), D, Bits == 4);
}

} // namespace

extern "C" {

int crinn_abi_version(void) { return CRINN_ABI_VERSION; }

int crinn_build(const float *Base, size_t N, size_t D, int Space,
                const char *Params, crinn_index **Out) {
  return guarded([&] {
    auto P = parameters(Params);
    auto Builder = create_hnsw(Space == CRINN_METRIC_L2 ? "L2" : "IP", "SQ8U",
                               int32_t(P["R"]), int32_t(P["L"]));
    std::unique_ptr<crinn_index> Made(
        make(Builder->Build(Base, int32_t(N), int32_t(D)), D, Space, Params));
    Made->set(Base, N);
    *Out = Made.release();
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
    const_cast<crinn_index *>(I)->save(Path);
    return 0;
  });
}

int crinn_load(const char *Path, size_t D, int Space, const char *Params,
               crinn_index **Out) {
  return guarded([&] {
    Graph<int32_t> G;
    G.load(Path);
    std::unique_ptr<crinn_index> Made(make(std::move(G), D, Space, Params));
    Made->load(Path, size_t(parameters(Params)["tune"]));
    *Out = Made.release();
    return 0;
  });
}

void crinn_destroy(crinn_index *I) { delete I; }

const char *crinn_error(void) { return LastError.c_str(); }

} // extern "C"
