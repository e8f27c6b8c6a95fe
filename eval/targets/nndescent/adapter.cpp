//===- adapter.cpp - nndescent 1.0.4 for the judge --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// nndescent has no beam width: ef is 1000 times its epsilon (ef 100: epsilon
/// 0.1, the default; more than 500 is beyond what it recommends).
///
/// It is compiled without OpenMP, so that its loops over threads run one after
/// another: with threads the number of changes that ends the construction is a
/// data race. Four threads it must be, since one step divides the rows by 4
/// whatever their number; with one, three quarters of them would not improve.
///
/// It can neither save nor load, so the adapter does, the state that a search
/// reads: rows, graph, tree, generator. Searches draw random numbers; each
/// begins with the same ones, so that an answer depends on the query alone.
///
/// nnd.cpp is included: it defines templates that nnd.h declares and callers
/// need, and instantiates them only by chance. <tuple> is missing in its
/// headers
/// (-include).
///
/// The inner product is its cosine metric, which is the same on rows of unit
/// length and on no others; those are refused.
///
//===----------------------------------------------------------------------===//

#include "eval/target/adapter.h"
#include "eval/target/adapter_tools.h"

#include <cmath>
#include <cstring>
#include <fstream>
#include <memory>
#include <vector>

#include <nnd.cpp>

using namespace crinn::adapter;
using namespace nndescent;

namespace crinn::adapter {
#define PRIVATE(TAG, TYPE, MEMBER)                                             \
  struct TAG {                                                                 \
    using Type = TYPE NNDescent::*;                                            \
    friend Type member(TAG);                                                   \
  };                                                                           \
  template struct Reach<TAG, &NNDescent::MEMBER>;
PRIVATE(Rows, Matrix<float>, data)
PRIVATE(RowCount, size_t, data_size)
PRIVATE(Dim, size_t, data_dim)
PRIVATE(Generator, RandomState, rng_state)
PRIVATE(Tree, RPTree, search_tree)
PRIVATE(Links, HeapList<float>, search_graph)
PRIVATE(Sparse, bool, is_sparse)
} // namespace crinn::adapter

struct crinn_index {
  NNDescent N;
  RandomState Start; ///< the generator's state before each search
};

namespace {

constexpr int Threads = 4;

const char *metric(int Metric) {
  return Metric == CRINN_METRIC_L2 ? "euclidean" : "cosine";
}

void requireUnit(const float *Base, size_t N, size_t D) {
  for (size_t Row = 0; Row < N; ++Row) {
    double Norm = 0;
    for (size_t J = 0; J < D; ++J)
      Norm += double(Base[Row * D + J]) * Base[Row * D + J];
    require(std::abs(Norm - 1) < 1e-3,
            "inner product: row " + std::to_string(Row) +
                " is not of unit length, as nndescent needs it");
  }
}

void search(crinn_index &I, const float *Query, size_t K, size_t Ef) {
  std::memcpy(I.N.*member(Generator()), I.Start, sizeof(RandomState));
  Matrix<float> One(1, I.N.*member(Dim()), const_cast<float *>(Query));
  I.N.query(One, static_cast<int>(K), static_cast<float>(Ef) / 1000);
}

/// Writes or reads plain values and vectors of them, in one order for both.
template <typename Stream> struct Archive {
  Stream File;
  template <typename T> void value(T &V) {
    bytes(reinterpret_cast<char *>(&V), sizeof(V));
  }
  template <typename T> void vector(std::vector<T> &V) {
    uint64_t Size = V.size();
    value(Size);
    // What is left of the file bounds what a broken length can ask for.
    if constexpr (std::is_same_v<Stream, std::ifstream>) {
      auto Here = File.tellg();
      uint64_t Left = File.seekg(0, std::ios::end).tellg() - Here;
      File.seekg(Here);
      require(File && Size <= Left / sizeof(T), "truncated");
      V.resize(Size);
    }
    bytes(reinterpret_cast<char *>(V.data()), Size * sizeof(T));
  }
  void bytes(char *At, size_t Size) {
    if constexpr (std::is_same_v<Stream, std::ifstream>)
      File.read(At, static_cast<std::streamsize>(Size));
    else
      File.write(At, static_cast<std::streamsize>(Size));
    require(File.good(), "cannot be read or written as a whole");
  }
};

template <typename Stream> void transfer(Archive<Stream> &A, crinn_index &I) {
  uint64_t N = I.N.*member(RowCount()), D = I.N.*member(Dim());
  uint64_t Degree = (I.N.*member(Links())).indices.ncols();
  A.value(N), A.value(D), A.value(Degree);
  std::vector<char> Name(I.N.metric.begin(), I.N.metric.end());
  A.vector(Name);
  A.value(I.Start);
  A.vector((I.N.*member(Rows())).m_data);
  A.vector((I.N.*member(Links())).indices.m_data);
  std::vector<RPTNode> &Nodes = (I.N.*member(Tree())).nodes;
  uint64_t Count = Nodes.size();
  for (A.value(Count); Nodes.size() < Count;)
    Nodes.emplace_back(NONE, NONE, 0.0f, std::vector<float>(),
                       std::vector<int>());
  for (RPTNode &Node : Nodes) {
    A.value(Node.left), A.value(Node.right), A.value(Node.offset);
    A.vector(Node.hyperplane);
    A.vector(Node.indices);
  }
  I.N.*member(RowCount()) = N;
  I.N.*member(Dim()) = D;
  I.N.metric.assign(Name.begin(), Name.end());
  if constexpr (std::is_same_v<Stream, std::ifstream>) {
    auto &Data = I.N.*member(Rows());
    require(Data.m_data.size() == N * D, "rows do not fit");
    Data.resize(N, D);
    // Only the graph's indices are read by a search.
    std::vector<int> Ids = std::move((I.N.*member(Links())).indices.m_data);
    require(Ids.size() == N * Degree, "links do not fit");
    I.N.*member(Links()) = HeapList<float>(N, Degree, FLOAT_MAX);
    (I.N.*member(Links())).indices.m_data = std::move(Ids);
    (I.N.*member(Links())).indices.resize(N, Degree);
  }
}

} // namespace

int crinn_abi_version(void) { return CRINN_ABI_VERSION; }

int crinn_build(const float *Base, size_t N, size_t D, int Metric,
                const char *ParamsJson, crinn_index **Out) {
  return guarded([&] {
    auto P = params(ParamsJson, {{"n_neighbors", 30}});
    if (Metric == CRINN_METRIC_IP)
      requireUnit(Base, N, D);
    Matrix<float> Rows(N, D);
    std::memcpy(Rows.m_ptr, Base, N * D * sizeof(float));
    Parms Settings;
    Settings.metric = metric(Metric);
    Settings.n_neighbors = static_cast<int>(P["n_neighbors"]);
    Settings.seed = 1;
    Settings.n_threads = Threads;
    auto I = std::make_unique<crinn_index>();
    I->N = NNDescent(Rows, Settings);
    // The first query makes the search graph.
    I->N.query(Matrix<float>(1, D, const_cast<float *>(Base)), 1, 0.0f);
    std::memcpy(I->Start, I->N.*member(Generator()), sizeof(RandomState));
    *Out = I.release();
    return 0;
  });
}

int crinn_search(crinn_index *I, const float *Query, size_t K, size_t Ef,
                 uint32_t *Ids, float *Distances) {
  return guarded([&] {
    search(*I, Query, K, Ef);
    size_t At = 0;
    for (; At < K && I->N.query_indices(0, At) != NONE; ++At) {
      Ids[At] = static_cast<uint32_t>(I->N.query_indices(0, At));
      Distances[At] = I->N.query_distances(0, At);
    }
    return static_cast<int>(At);
  });
}

int crinn_save(const crinn_index *I, const char *Path) {
  return guarded([&] {
    Archive<std::ofstream> A{std::ofstream(Path, std::ios::binary)};
    transfer(A, const_cast<crinn_index &>(*I));
    A.File.close();
    require(A.File.good(), std::string(Path) + ": not written as a whole");
    return 0;
  });
}

int crinn_load(const char *Path, size_t D, int Metric, const char *,
               crinn_index **Out) {
  return guarded([&] {
    auto I = std::make_unique<crinn_index>();
    Archive<std::ifstream> A{std::ifstream(Path, std::ios::binary)};
    transfer(A, *I);
    require(I->N.*member(Dim()) == D && I->N.metric == metric(Metric),
            std::string(Path) + ": of another dimension or metric");
    I->N.*member(Sparse()) = false;
    I->N.n_threads = Threads;
    I->N.algorithm = "nnd";
    I->N.verbose = false;
    *Out = I.release();
    return 0;
  });
}

void crinn_destroy(crinn_index *I) { delete I; }

const char *crinn_error(void) { return LastError.c_str(); }
