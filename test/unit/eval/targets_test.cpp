//===- targets_test.cpp - every shipped target, built and asked -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Each target is fetched (into the cache of the user who runs this), built as
/// the judge builds it, loaded into this process and called through the C ABI:
/// what the judge relies on, on 2,000 rows of 32 dimensions.
///
//===----------------------------------------------------------------------===//

#include "eval/data/GroundTruth.h"
#include "eval/equivalence/Gates.h"
#include "eval/judge/Baseline.h"
#include "eval/judge/Guard.h"
#include "eval/support/Files.h"
#include "eval/support/Random.h"
#include "eval/target/Build.h"
#include "eval/target/Fetch.h"
#include "eval/target/adapter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <malloc.h>
#include <map>
#include <memory>
#include <set>

using namespace crinn::eval;

namespace {

constexpr size_t N = 2000, D = 32, Queries = 100, K = 10;

/// Clustered, so that a graph search has something to find; of unit length for
/// the inner product, as the judge hands over angular data.
Matrix rows(size_t Count, uint64_t Seed, bool Unit) {
  Random Centres(7), R(Seed);
  Matrix Centre{20, D, {}};
  for (size_t I = 0; I < 20 * D; ++I)
    Centre.Data.push_back(float(Centres.unit()));
  Matrix M{Count, D, {}};
  for (size_t I = 0; I < Count; ++I) {
    size_t C = R.below(20);
    double Norm = 0;
    for (size_t J = 0; J < D; ++J) {
      float X = Centre.Data[C * D + J] + 0.6f * float(R.unit() - 0.5);
      Norm += double(X) * X;
      M.Data.push_back(X);
    }
    for (size_t J = 0; Unit && J < D; ++J)
      M.Data[I * D + J] /= float(std::sqrt(Norm));
  }
  return M;
}

/// The shared object of a target, as the judge links it.
struct Library {
  Target T;
  Context Ctx;
  void *Handle = nullptr;
  std::string Problem; ///< why Handle is null
  bool NoNetwork = false;

  explicit Library(const std::string &Name) : T(*loadTarget(Name)) {
    Ctx.CacheDir = *defaultCacheDir();
    for (const SourceSet &S : T.Sources)
      if (auto Dir = sourceDirectory(S, T, Ctx); !Dir) {
        Problem = Dir.error().Message;
        NoNetwork = Problem.find("as recorded") == Problem.npos;
        return;
      }
    Result<TempDir> Dir = TempDir::create();
    auto Tr = materialise(T, Dir->path() + "/tree", Ctx);
    if (!Tr) {
      Problem = Tr.error().Message;
      return;
    }
    auto B = compile(T, *Tr, Ctx);
    std::string Path = Dir->path() + "/target.so";
    Status Linked = B ? linkShared(*B, Path, 1) : Status(B.takeError());
    Handle = Linked ? dlopen(Path.c_str(), RTLD_NOW | RTLD_LOCAL) : nullptr;
    if (!Handle)
      Problem = Linked ? dlerror() : Linked.error().Message;
  }

  template <typename F> F *find(const char *Name) const {
    return reinterpret_cast<F *>(dlsym(Handle, Name));
  }
};

#define CALL(NAME) L->find<decltype(NAME)>(#NAME)

struct Answer {
  std::vector<uint32_t> Ids;
  std::vector<float> Distances;
  bool operator==(const Answer &) const = default;
};

struct Expected {
  const char *Name;
  std::set<std::string> Optional; ///< without crinn_
};

void PrintTo(const Expected &E, std::ostream *Out) { *Out << E.Name; }

struct Targets : testing::TestWithParam<Expected> {
  static std::map<std::string, std::unique_ptr<Library>> &libraries() {
    static std::map<std::string, std::unique_ptr<Library>> All;
    return All;
  }

  void SetUp() override {
    auto &Slot = libraries()[GetParam().Name];
    if (!Slot)
      Slot = std::make_unique<Library>(GetParam().Name);
    L = Slot.get();
    if (L->NoNetwork && !std::getenv("CRINN_REQUIRE_TARGETS"))
      GTEST_SKIP() << "no network: " << L->Problem;
    ASSERT_TRUE(L->Handle) << L->Problem;
    ASSERT_EQ(CALL(crinn_abi_version)(), CRINN_ABI_VERSION);
  }
  void TearDown() override {
    for (crinn_index *I : Made)
      CALL(crinn_destroy)(I);
  }

  std::string error() { return CALL(crinn_error)(); }

  crinn_index *build(const Matrix &Base, int Metric = CRINN_METRIC_L2) {
    crinn_index *I = nullptr;
    int Status = CALL(crinn_build)(Base.Data.data(), Base.Rows, Base.Cols,
                                   Metric, L->T.BuildParams.c_str(), &I);
    EXPECT_EQ(Status, 0) << error();
    if (Status == 0)
      Made.push_back(I);
    return Status == 0 ? I : nullptr;
  }
  crinn_index *load(const std::string &Path, int Metric = CRINN_METRIC_L2) {
    crinn_index *I = nullptr;
    int Status =
        CALL(crinn_load)(Path.c_str(), D, Metric, L->T.BuildParams.c_str(), &I);
    EXPECT_EQ(Status, 0) << error();
    if (Status == 0)
      Made.push_back(I);
    return Status == 0 ? I : nullptr;
  }
  std::string saved(crinn_index *I, const std::string &Name) {
    std::string Path = Dir.path() + "/" + Name;
    EXPECT_EQ(CALL(crinn_save)(I, Path.c_str()), 0) << error();
    return *readFile(Path);
  }

  Answer trim(int Found, Answer A) {
    EXPECT_GE(Found, 0) << error();
    A.Ids.resize(size_t(std::max(Found, 0)));
    A.Distances.resize(A.Ids.size());
    EXPECT_TRUE(std::is_sorted(A.Distances.begin(), A.Distances.end()));
    return A;
  }
  Answer search(crinn_index *I, const float *Query, size_t Ef,
                size_t Want = K) {
    Answer A{std::vector<uint32_t>(Want), std::vector<float>(Want)};
    int Found = CALL(crinn_search)(I, Query, Want, Ef, A.Ids.data(),
                                   A.Distances.data());
    return trim(Found, std::move(A));
  }
  std::vector<Answer> all(crinn_index *I, const Matrix &Q, size_t Ef) {
    std::vector<Answer> Out;
    for (size_t J = 0; J < Q.Rows; ++J)
      Out.push_back(search(I, Q.Data.data() + J * D, Ef));
    return Out;
  }
  /// Recall@10 of all queries at each ef of the manifest, ascending.
  std::vector<double> recalls(crinn_index *I, Metric M, const Matrix &Base,
                              const Matrix &Q) {
    auto Truth = *exactNeighbors(M, Base, Q, K, {});
    std::vector<double> Out;
    for (uint32_t Ef : L->T.Ef) {
      size_t Hits = 0;
      for (size_t J = 0; J < Q.Rows; ++J) {
        Answer A = search(I, Q.Data.data() + J * D, Ef);
        EXPECT_EQ(A.Ids.size(), K);
        std::set<uint32_t> True;
        True.insert(Truth.begin() + long(J * K),
                    Truth.begin() + long(J * K + K));
        for (uint32_t Id : A.Ids)
          Hits += True.count(Id);
      }
      Out.push_back(double(Hits) / double(Q.Rows * K));
    }
    return Out;
  }

  void expectRecall(Metric M, int AbiMetric) {
    Matrix Base = rows(N, 1, AbiMetric == CRINN_METRIC_IP);
    Matrix Q = rows(Queries, 2, AbiMetric == CRINN_METRIC_IP);
    crinn_index *I = build(Base, AbiMetric);
    ASSERT_TRUE(I);
    std::vector<double> R = recalls(I, M, Base, Q);
    EXPECT_TRUE(std::is_sorted(R.begin(), R.end()))
        << testing::PrintToString(R);
    EXPECT_GT(R.back(), R.front());
    EXPECT_GT(R.back(), 0.9);
    RecordProperty(M == Metric::L2 ? "recall_l2" : "recall_ip",
                   testing::PrintToString(R));
    std::printf("%s %s recall@10: %s\n", GetParam().Name,
                M == Metric::L2 ? "l2" : "ip",
                testing::PrintToString(R).c_str());
  }
  /// Skips what the target leaves out.
  bool has(const char *Part) { return GetParam().Optional.count(Part); }

  Library *L = nullptr;
  TempDir Dir = *TempDir::create();
  std::vector<crinn_index *> Made;
};

TEST_P(Targets, RecallRisesWithEf) {
  expectRecall(Metric::L2, CRINN_METRIC_L2);
}

TEST_P(Targets, InnerProduct) {
  expectRecall(Metric::InnerProduct, CRINN_METRIC_IP);
}

TEST_P(Targets, SameRowsSameBytesAndLoadingKeepsThem) {
  for (int Metric : {CRINN_METRIC_L2, CRINN_METRIC_IP}) {
    Matrix Base = rows(N, 1, Metric == CRINN_METRIC_IP);
    Matrix Q = rows(Queries, 2, Metric == CRINN_METRIC_IP);
    crinn_index *A = build(Base, Metric);
    // Fresh memory is mostly zero: what is saved without having been written
    // shows only if it is not.
    mallopt(M_PERTURB, 0x5a);
    crinn_index *B = build(Base, Metric);
    ASSERT_TRUE(A && B);
    std::vector<Answer> Before = all(A, Q, L->T.Ef.front());
    // B was never asked: answering must not change what is saved.
    std::string Bytes = saved(A, "a");
    EXPECT_TRUE(Bytes == saved(B, "b"));
    crinn_index *C = load(Dir.path() + "/a", Metric);
    mallopt(M_PERTURB, 0);
    ASSERT_TRUE(C);
    EXPECT_TRUE(Bytes == saved(C, "c"));
    EXPECT_TRUE(Before == all(C, Q, L->T.Ef.front()));
    EXPECT_TRUE(Before == all(A, Q, L->T.Ef.front()));
    EXPECT_TRUE(all(A, Q, L->T.Ef.back()) == all(C, Q, L->T.Ef.back()));
  }
}

TEST_P(Targets, FewerRowsThanAskedFor) {
  Matrix Base = rows(5, 1, false), Q = rows(1, 2, false);
  crinn_index *I = build(Base);
  ASSERT_TRUE(I);
  saved(I, "a");
  mallopt(M_PERTURB, 0x5a);
  crinn_index *J = load(Dir.path() + "/a");
  mallopt(M_PERTURB, 0);
  ASSERT_TRUE(J);
  for (crinn_index *X : {I, J}) {
    Answer A = search(X, Q.Data.data(), L->T.Ef.back());
    EXPECT_EQ(std::set<uint32_t>(A.Ids.begin(), A.Ids.end()),
              std::set<uint32_t>({0, 1, 2, 3, 4}));
    EXPECT_EQ(A.Ids.size(), 5u);
  }
}

TEST_P(Targets, BadInputIsRefusedWithAText) {
  Matrix Base = rows(100, 1, false);
  crinn_index *I = nullptr;
  EXPECT_LT(CALL(crinn_build)(Base.Data.data(), 100, D, CRINN_METRIC_L2,
                              R"({"no_such_parameter":1})", &I),
            0);
  EXPECT_NE(error().find("no_such_parameter"), std::string::npos) << error();
  EXPECT_LT(CALL(crinn_load)("/no/such/file", D, CRINN_METRIC_L2, "{}", &I), 0);
  EXPECT_NE(error(), "");
  crinn_index *Whole = build(Base);
  ASSERT_TRUE(Whole);
  EXPECT_LT(CALL(crinn_save)(Whole, "/no/such/directory/index"), 0);
  EXPECT_NE(error(), "");
  std::string Bytes = saved(Whole, "whole"), Half = Dir.path() + "/half";
  ASSERT_TRUE(writeFile(Half, Bytes.substr(0, Bytes.size() / 2)));
  EXPECT_LT(CALL(crinn_load)(Half.c_str(), D, CRINN_METRIC_L2, "{}", &I), 0);
  EXPECT_NE(error(), "");
  std::string Path = Dir.path() + "/whole";
  EXPECT_LT(CALL(crinn_load)(Path.c_str(), D + 1, CRINN_METRIC_L2, "{}", &I),
            0);
  EXPECT_NE(error(), "");
  EXPECT_EQ(I, nullptr);
}

TEST_P(Targets, OptionalPartsAreThoseThatTheTableNames) {
  for (const char *Part : {"insert", "remove", "search_filtered", "set_threads",
                           "search_batch", "distance_count"})
    EXPECT_EQ(L->find<void>((std::string("crinn_") + Part).c_str()) != nullptr,
              has(Part))
        << Part;
}

TEST_P(Targets, InsertedRowsAreFound) {
  if (!has("insert"))
    GTEST_SKIP() << "no crinn_insert";
  Matrix Base = rows(N, 1, false), More = rows(500, 3, false);
  crinn_index *Built = build(Base);
  ASSERT_TRUE(Built);
  saved(Built, "a");
  for (crinn_index *I : {Built, load(Dir.path() + "/a")}) {
    ASSERT_TRUE(I);
    for (uint32_t J = 0; J < More.Rows; ++J)
      ASSERT_EQ(CALL(crinn_insert)(I, More.row(J), uint32_t(N + J)), 0)
          << error();
    size_t Found = 0;
    for (uint32_t J = 0; J < More.Rows; ++J)
      Found += search(I, More.row(J), L->T.Ef.back()).Ids[0] == N + J;
    EXPECT_GE(Found, 490u);
    EXPECT_LT(CALL(crinn_insert)(I, Base.row(0), 0), 0) << "the id is in use";
    EXPECT_NE(error(), "");
  }
}

TEST_P(Targets, RemovedRowsAreNotFound) {
  if (!has("remove"))
    GTEST_SKIP() << "no crinn_remove";
  Matrix Base = rows(N, 1, false);
  crinn_index *Built = build(Base);
  ASSERT_TRUE(Built);
  for (uint32_t J = 0; J < 100; ++J)
    ASSERT_EQ(CALL(crinn_remove)(Built, J), 0) << error();
  EXPECT_LT(CALL(crinn_remove)(Built, 7), 0) << "removed twice";
  EXPECT_NE(error(), "");
  EXPECT_LT(CALL(crinn_remove)(Built, 100000), 0) << "never there";
  saved(Built, "a");
  for (crinn_index *I : {Built, load(Dir.path() + "/a")}) {
    ASSERT_TRUE(I);
    for (uint32_t J = 0; J < 100; ++J)
      for (uint32_t Id : search(I, Base.row(J), L->T.Ef.back()).Ids)
        EXPECT_GE(Id, 100u);
    // More than are left.
    EXPECT_EQ(search(I, Base.row(0), N, N).Ids.size(), N - 100);
  }
}

TEST_P(Targets, FilteredSearchKeepsToTheBitmap) {
  if (!has("search_filtered"))
    GTEST_SKIP() << "no crinn_search_filtered";
  Matrix Base = rows(N, 1, false), Q = rows(Queries, 2, false), Third;
  Third.Cols = D;
  std::vector<uint64_t> Allowed((N + 63) / 64);
  constexpr size_t Bits = N - 200; // the last rows are out by their number
  for (size_t J = 0; J < N; J += 3) {
    Allowed[J / 64] |= uint64_t(1) << (J % 64);
    if (J < Bits)
      Third.Data.insert(Third.Data.end(), Base.row(J), Base.row(J) + D);
  }
  Third.Rows = Third.Data.size() / D;
  crinn_index *I = build(Base);
  ASSERT_TRUE(I);
  auto Truth = *exactNeighbors(Metric::L2, Third, Q, K, {});
  size_t Hits = 0;
  for (size_t J = 0; J < Q.Rows; ++J) {
    Answer A{std::vector<uint32_t>(K), std::vector<float>(K)};
    int Found = CALL(crinn_search_filtered)(I, Q.row(J), K, L->T.Ef.back(),
                                            Allowed.data(), Bits, A.Ids.data(),
                                            A.Distances.data());
    for (uint32_t Id : trim(Found, std::move(A)).Ids) {
      EXPECT_TRUE(Id % 3 == 0 && Id < Bits) << Id;
      Hits += size_t(std::count(Truth.begin() + long(J * K),
                                Truth.begin() + long(J * K + K), Id / 3));
    }
  }
  EXPECT_GT(double(Hits) / double(Q.Rows * K), 0.9);
}

TEST_P(Targets, BatchesAnswerAsSingleQueriesDo) {
  if (!has("search_batch"))
    GTEST_SKIP() << "no crinn_search_batch";
  Matrix Base = rows(N, 1, false), Q = rows(Queries, 2, false);
  crinn_index *I = build(Base);
  ASSERT_TRUE(I);
  for (size_t Threads : {1, 2}) {
    ASSERT_EQ(CALL(crinn_set_threads)(I, Threads), 0) << error();
    std::vector<uint32_t> Ids(Queries * K);
    std::vector<float> Distances(Queries * K);
    std::vector<int32_t> Found(Queries);
    ASSERT_EQ(CALL(crinn_search_batch)(I, Q.Data.data(), Queries, K,
                                       L->T.Ef.back(), Ids.data(),
                                       Distances.data(), Found.data()),
              0)
        << error();
    for (size_t J = 0; J < Queries; ++J) {
      Answer A = search(I, Q.row(J), L->T.Ef.back());
      EXPECT_EQ(Found[J], int(A.Ids.size()));
      EXPECT_TRUE(std::equal(A.Ids.begin(), A.Ids.end(), &Ids[J * K]));
    }
  }
  EXPECT_LT(CALL(crinn_set_threads)(I, 0), 0);
}

TEST_P(Targets, DistancesAreCounted) {
  if (!has("distance_count"))
    GTEST_SKIP() << "no crinn_distance_count";
  Matrix Base = rows(N, 1, false), Q = rows(10, 2, false);
  crinn_index *I = build(Base);
  ASSERT_TRUE(I);
  for (size_t J = 0; J < Q.Rows; ++J) {
    Answer Before = search(I, Q.row(J), L->T.Ef.front());
    int64_t Low = CALL(crinn_distance_count)(I, Q.row(J), K, L->T.Ef.front());
    int64_t High = CALL(crinn_distance_count)(I, Q.row(J), K, L->T.Ef.back());
    EXPECT_GE(Low, int64_t(K));
    EXPECT_GT(High, Low);
    EXPECT_LE(High, int64_t(2 * N));
    EXPECT_EQ(Low, CALL(crinn_distance_count)(I, Q.row(J), K, L->T.Ef.front()));
    EXPECT_TRUE(Before == search(I, Q.row(J), L->T.Ef.front()));
  }
}

TEST_P(Targets, PassesItsOwnBattery) {
  Result<TempDir> Dir = TempDir::create();
  auto Tr = materialise(L->T, Dir->path() + "/tree", L->Ctx);
  ASSERT_TRUE(Tr) << Tr.error().Message;
  auto B = compile(L->T, *Tr, L->Ctx);
  ASSERT_TRUE(B) << B.error().Message;
  Baseline Base;
  Base.T = L->T;
  Base.Data = std::make_shared<Dataset>();
  Base.WorkDir = Dir->path();
  for (auto Class : {EquivalenceClass::Exact, EquivalenceClass::Recall}) {
    Variant V;
    V.Class = Class;
    auto G = batteryGate({Base, V, *B, *B, 1}, L->Ctx);
    ASSERT_TRUE(G) << G.error().Message;
    EXPECT_TRUE(G->Passed) << G->Reason << ": " << G->Detail;
    std::printf("%s\n", G->Detail.c_str());
  }
}

TEST_P(Targets, IsBuiltSavedAndSearchedInTheSandbox) {
  // More rows than distances are computed for at the least ef, which reaches
  // what the grid must bracket.
  auto Data = clusteredData(4 * N, 4 * Queries, D, Metric::L2, 1, L->Ctx);
  ASSERT_TRUE(Data) << Data.error().Message;
  TempDir Dir = *TempDir::create();
  Context Ctx{nullptr, nullptr, L->Ctx.CacheDir};
  auto B = prepareBaseline(L->T, *Data, Dir.path() + "/work", Ctx);
  ASSERT_TRUE(B) << B.error().Message;
  EXPECT_FALSE(B->IndexHash.empty());
  ASSERT_FALSE(B->Grid.empty());
  EXPECT_GT(B->Grid.back().Recall, 0.9);
}

INSTANTIATE_TEST_SUITE_P(
    All, Targets,
    testing::Values(
        Expected{"baseline_glass", {"set_threads", "search_batch"}},
        Expected{"hnswlib", {"insert", "remove", "distance_count"}},
        Expected{"hnswlib-0.8.0",
                 {"insert", "remove", "search_filtered", "distance_count"}},
        Expected{"usearch",
                 {"insert", "remove", "search_filtered", "distance_count"}},
        Expected{"voyager",
                 {"insert", "remove", "set_threads", "search_batch",
                  "distance_count"}},
        Expected{"nndescent", {}},
        Expected{"faiss-hnsw",
                 {"insert", "search_filtered", "set_threads", "search_batch",
                  "distance_count"}}),
    [](const testing::TestParamInfo<Expected> &P) {
      std::string Name = P.param.Name;
      std::replace_if(
          Name.begin(), Name.end(), [](char C) { return !std::isalnum(C); },
          '_');
      return Name;
    });

} // namespace
