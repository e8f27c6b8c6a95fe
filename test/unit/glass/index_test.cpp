//===- index_test.cpp - building and searching ----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Recall is measured against all pairs in double; a returned row counts if it
/// is no further than the exact k-th.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/index.h"
#include "test/unit/glass/data.h"
#include "test/unit/glass/search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>
#include <thread>

using namespace glass;
using namespace glasstest;

namespace {

constexpr size_t K = 10;

double recall(const Index &I, const std::vector<float> &Rows,
              const std::vector<float> &Queries, size_t Dim, size_t Ef) {
  const Metric M = I.params().DistanceMetric;
  size_t Hits = 0;
  const size_t N = Rows.size() / Dim, Q = Queries.size() / Dim;
  for (size_t J = 0; J < Q; ++J) {
    const float *Query = &Queries[J * Dim];
    std::vector<double> All(N);
    for (size_t R = 0; R < N; ++R)
      All[R] = exact(M, Query, &Rows[R * Dim], Dim);
    std::vector<double> Sorted = All;
    std::nth_element(Sorted.begin(), Sorted.begin() + K - 1, Sorted.end());
    const Answer A = search(I, Query, K, Ef);
    EXPECT_EQ(A.Ids.size(), K);
    EXPECT_EQ(std::set(A.Ids.begin(), A.Ids.end()).size(), A.Ids.size());
    EXPECT_TRUE(std::is_sorted(A.Distances.begin(), A.Distances.end()));
    for (int32_t Id : A.Ids)
      Hits += All[size_t(Id)] <= Sorted[K - 1];
  }
  return double(Hits) / double(Q * K);
}

struct Setting {
  QuantizerKind Q;
  Comparison How;
  float Refine;
  double AtLeast[3]; ///< by metric
};

class RecallTest : public testing::TestWithParam<Setting> {};

TEST_P(RecallTest, ReachesWhatItShould) {
  const Setting S = GetParam();
  constexpr size_t Dim = 48;
  const auto Rows = clustered(3000, Dim, 30, 1);
  const auto Queries = clustered(100, Dim, 30, 2);
  for (Metric M : {Metric::L2, Metric::InnerProduct, Metric::Angular}) {
    IndexParams P = params(M, S.Q, S.Refine);
    P.How = S.How;
    P.RefineQuantizer = QuantizerKind::FP16;
    auto I = build(Rows, Dim, P);
    ASSERT_TRUE(I);
    EXPECT_TRUE(I->graph().isConsistent());
    const double Wide = recall(*I, Rows, Queries, Dim, 100);
    EXPECT_GE(Wide, S.AtLeast[int(M)]) << int(M);
    // Where codes order rows at random, a wider beam finds no nearer ones.
    EXPECT_LE(recall(*I, Rows, Queries, Dim, K), Wide + 0.06);
  }
}

// What each code reaches at best was measured once; the bounds lie 0.02 to 0.05
// below. Coarse codes confuse neighbours of one cluster, most by the angle.
INSTANTIATE_TEST_SUITE_P(
    Settings, RecallTest,
    testing::Values(
        Setting{
            QuantizerKind::FP32, Comparison::Default, 0, {0.98, 0.95, 0.98}},
        Setting{
            QuantizerKind::FP16, Comparison::Default, 0, {0.98, 0.95, 0.97}},
        Setting{
            QuantizerKind::FP16, Comparison::Symmetric, 0, {0.98, 0.95, 0.97}},
        Setting{
            QuantizerKind::BF16, Comparison::Default, 0, {0.97, 0.95, 0.92}},
        Setting{
            QuantizerKind::BF16, Comparison::Symmetric, 0, {0.96, 0.95, 0.92}},
        Setting{QuantizerKind::SQ8, Comparison::Default, 0, {0.95, 0.94, 0.86}},
        Setting{
            QuantizerKind::SQ8, Comparison::Asymmetric, 0, {0.96, 0.94, 0.86}},
        Setting{QuantizerKind::SQ8, Comparison::Default, 4, {0.98, 0.95, 0.97}},
        Setting{QuantizerKind::SQ4, Comparison::Default, 0, {0.6, 0.69, 0.58}},
        Setting{
            QuantizerKind::SQ4, Comparison::Asymmetric, 0, {0.67, 0.69, 0.66}},
        Setting{QuantizerKind::SQ4, Comparison::Default, 4, {0.97, 0.95, 0.95}},
        Setting{QuantizerKind::PQ, Comparison::Default, 0, {0.3, 0.39, 0.15}},
        Setting{
            QuantizerKind::PQ, Comparison::Symmetric, 0, {0.23, 0.38, 0.12}},
        Setting{
            QuantizerKind::PQ, Comparison::Default, 10, {0.97, 0.95, 0.95}}));

TEST(Index, RefinementDoesNotLoseRecall) {
  constexpr size_t Dim = 24;
  auto Rows = clustered(2000, Dim, 4, 3);
  Rows[0] = 150; // one outlier coarsens every code
  const auto Queries = clustered(100, Dim, 4, 4);
  auto Coarse = build(Rows, Dim, params(Metric::L2, QuantizerKind::SQ8));
  auto Fine = build(Rows, Dim, params(Metric::L2, QuantizerKind::SQ8, 4));
  ASSERT_TRUE(Coarse && Fine);
  const double A = recall(*Coarse, Rows, Queries, Dim, 60);
  const double B = recall(*Fine, Rows, Queries, Dim, 60);
  EXPECT_LT(A, 0.95) << "the data is meant to be hard for the codes";
  EXPECT_GT(B, A);
  EXPECT_GE(B, 0.97);
}

TEST(Index, DistancesAreInTheUnitOfTheFloats) {
  constexpr size_t Dim = 33;
  const auto Rows = clustered(500, Dim, 5, 5);
  // Relative to the largest distances, by kind of code.
  constexpr double Slack[QuantizerKinds] = {1e-6, 0.01, 1e-3, 1e-2, 0.2, 0.3};
  for (Metric M : {Metric::L2, Metric::InnerProduct, Metric::Angular}) {
    const double Size = M == Metric::Angular ? 1 : 2000;
    for (uint32_t Kind = 0; Kind < QuantizerKinds; ++Kind)
      for (auto How : {Comparison::Symmetric, Comparison::Asymmetric}) {
        IndexParams P = params(M, QuantizerKind(Kind));
        P.How = How;
        auto I = build(Rows, Dim, P);
        ASSERT_TRUE(I);
        for (size_t Q = 0; Q < 20; ++Q) {
          const Answer A = search(*I, &Rows[Q * Dim], 5, 50);
          for (size_t J = 0; J < A.Ids.size(); ++J)
            EXPECT_NEAR(
                A.Distances[J],
                exact(M, &Rows[Q * Dim], &Rows[size_t(A.Ids[J]) * Dim], Dim),
                Slack[Kind] * Size)
                << "metric " << int(M) << ", kind " << Kind << ", comparison "
                << int(How);
        }
      }
  }
}

TEST(Index, AZeroRowHasACosine) {
  constexpr size_t Dim = 33;
  auto Rows = clustered(500, Dim, 5, 7);
  std::fill_n(Rows.begin(), Dim, 0.0f);
  for (auto Kind :
       {QuantizerKind::FP32, QuantizerKind::SQ8, QuantizerKind::FP16,
        QuantizerKind::BF16, QuantizerKind::SQ4})
    for (auto [Query, How] : {std::pair{0, Comparison::Symmetric},
                              {0, Comparison::Asymmetric},
                              {1, Comparison::Symmetric},
                              {1, Comparison::Asymmetric}}) {
      IndexParams P = params(Metric::Angular, Kind);
      P.How = How;
      auto I = build(Rows, Dim, P);
      ASSERT_TRUE(I);
      const Answer A = search(*I, &Rows[size_t(Query) * Dim], 500, 500);
      ASSERT_EQ(A.Ids.size(), 500u);
      const bool Half = Kind == QuantizerKind::SQ4 &&
                        (Query == 0 || How == Comparison::Asymmetric);
      for (size_t J = 0; J < 500; ++J)
        if ((A.Ids[J] == 0) != (Query == 0))
          EXPECT_NEAR(A.Distances[J], Half ? -0.5f : 0.0f, 0.15f)
              << "kind " << int(Kind);
    }
}

TEST(Index, ZeroRowsAreNotNearestToAll) {
  constexpr size_t Dim = 64;
  Random R(3);
  std::vector<float> Rows(1000 * Dim);
  for (size_t I = 0; I < 900 * Dim; ++I)
    Rows[I] = R.bell();
  auto I = build(Rows, Dim, params(Metric::Angular, QuantizerKind::SQ4));
  ASSERT_TRUE(I);
  for (size_t Q = 0; Q < 20; ++Q)
    for (int32_t Id : search(*I, &Rows[Q * Dim], 100, 200).Ids)
      EXPECT_LT(Id, 900);
}

TEST(Index, CodesOfSparseRowsTellThemApart) {
  // Nearly all elements are 0: the range without the outermost is empty.
  constexpr size_t Dim = 400, N = 500;
  Random R(4);
  std::vector<float> Rows(N * Dim);
  for (size_t I = 0; I < N; ++I) {
    Rows[I * Dim + R.below(Dim)] = 0.25f + R.unit() / 8;
    Rows[I * Dim + R.below(Dim)] = 0.25f + R.unit() / 8;
  }
  auto I = build(Rows, Dim, params(Metric::L2, QuantizerKind::SQ4));
  ASSERT_TRUE(I);
  size_t Own = 0;
  for (size_t Q = 0; Q < N; ++Q) {
    const Answer A = search(*I, &Rows[Q * Dim], K, 100);
    Own += std::count(A.Ids.begin(), A.Ids.end(), int32_t(Q));
  }
  EXPECT_GE(Own, N * 9 / 10);
}

TEST(Index, WideRangesGiveNoNaN) {
  constexpr size_t Dim = 16;
  auto Rows = clustered(200, Dim, 5, 7);
  for (float &X : Rows)
    X *= 1e21f;
  for (auto Kind : {QuantizerKind::SQ8, QuantizerKind::SQ4}) {
    auto I = build(Rows, Dim, params(Metric::L2, Kind));
    ASSERT_TRUE(I);
    for (float D : search(*I, Rows.data(), K, 50).Distances)
      EXPECT_FALSE(std::isnan(D)) << int(Kind);
  }
}

TEST(Index, CodesOfSmallIntegersAreExact) {
  // What fills the range of the codes with step 1 loses nothing to SQ8.
  constexpr size_t Dim = 100;
  for (Metric M : {Metric::L2, Metric::InnerProduct}) {
    const bool L2 = M == Metric::L2;
    glasstest::Random R(6);
    std::vector<float> Rows(300 * Dim);
    for (float &X : Rows)
      X = L2 ? float(R.below(256)) : float(R.below(255)) - 127;
    Rows[0] = L2 ? 0 : -127;
    Rows[1] = L2 ? 255 : 127;
    auto I = build(Rows, Dim, params(M, QuantizerKind::SQ8));
    ASSERT_TRUE(I);
    const Answer A = search(*I, &Rows[Dim], 50, 300);
    ASSERT_EQ(A.Ids.size(), 50u);
    for (size_t J = 0; J < A.Ids.size(); ++J)
      EXPECT_EQ(double(A.Distances[J]),
                exact(M, &Rows[Dim], &Rows[size_t(A.Ids[J]) * Dim], Dim));
  }
}

TEST(Index, SmallAndEmptyOnesAnswerWhatTheyHave) {
  constexpr size_t Dim = 5;
  const auto Rows = clustered(7, Dim, 2, 7);
  for (const auto &[Q, Builder] :
       {std::pair{QuantizerKind::FP32, BuilderKind::HNSW},
        std::pair{QuantizerKind::SQ8, BuilderKind::HNSW},
        std::pair{QuantizerKind::SQ8, BuilderKind::NSG}})
    for (size_t N : {0, 1, 2, 7}) {
      IndexParams P = params(Metric::L2, Q);
      P.Graph.Builder = Builder;
      auto I = Index::build(Rows.data(), N, Dim, P);
      ASSERT_TRUE(I) << I.error().Message;
      EXPECT_TRUE((*I)->graph().isConsistent());
      for (size_t Count : {0, 1, 3, 20})
        for (size_t Ef : {1, 5, 100}) {
          const Answer A = search(**I, Rows.data(), Count, Ef);
          EXPECT_EQ(A.Ids.size(), std::min(Count, N));
          if (!A.Ids.empty()) {
            EXPECT_EQ(A.Ids[0], 0);
          }
        }
    }
}

TEST(Index, ManyThreadsSearchOneIndex) {
  constexpr size_t Dim = 32;
  const auto Rows = clustered(1000, Dim, 10, 12);
  auto I = build(Rows, Dim, params(Metric::L2, QuantizerKind::SQ8, 2));
  ASSERT_TRUE(I);
  const Answer Want = search(*I, Rows.data(), K, 50);
  std::vector<int> Same(4, 0);
  {
    std::vector<std::jthread> Threads;
    for (int &S : Same)
      Threads.emplace_back([&] {
        SearchScratch Scratch;
        int32_t Ids[K];
        float Distances[K];
        for (int R = 0; R < 50; ++R) {
          auto N = I->search(Rows.data(), K, 50, Scratch, Ids, Distances);
          S += N && std::equal(Want.Ids.begin(), Want.Ids.end(), Ids);
        }
      });
  }
  for (int S : Same)
    EXPECT_EQ(S, 50);
}

TEST(Index, BatchesAnswerAsSingleSearchesDo) {
  constexpr size_t Dim = 32, Count = 77;
  const auto Rows = clustered(1000, Dim, 10, 12);
  auto I = build(Rows, Dim, params(Metric::L2, QuantizerKind::SQ4, 2));
  ASSERT_TRUE(I);
  for (int Threads : {1, 2, 5}) {
    std::vector<int32_t> Ids(Count * K);
    std::vector<float> Distances(Count * K);
    std::vector<size_t> Found(Count);
    auto Done = I->searchBatch(Rows.data(), Count, K, 40, Threads, Ids.data(),
                               Distances.data(), Found.data());
    ASSERT_TRUE(Done) << Done.error().Message;
    for (size_t Q = 0; Q < Count; ++Q) {
      const Answer A = search(*I, &Rows[Q * Dim], K, 40);
      ASSERT_EQ(Found[Q], A.Ids.size());
      EXPECT_TRUE(std::equal(A.Ids.begin(), A.Ids.end(), &Ids[Q * K]));
      EXPECT_TRUE(std::equal(A.Distances.begin(), A.Distances.end(),
                             &Distances[Q * K]));
    }
  }
  auto Bad = Rows;
  Bad[5 * Dim] = NAN;
  int32_t Ids[10 * K];
  float Distances[10 * K];
  size_t Found[10];
  EXPECT_FALSE(I->searchBatch(Bad.data(), 10, K, 40, 2, Ids, Distances, Found));
}

TEST(Index, PrefetchingAndTuningChangeNoAnswer) {
  constexpr size_t Dim = 100;
  const auto Rows = clustered(1000, Dim, 10, 12);
  auto I = build(Rows, Dim, params(Metric::L2, QuantizerKind::SQ8));
  ASSERT_TRUE(I);
  const Answer Want = search(*I, &Rows[3 * Dim], K, 50);
  for (PrefetchParams P : {PrefetchParams{1, 0}, {3, 2}, {512, 512}}) {
    I->setPrefetch(P);
    EXPECT_EQ(search(*I, &Rows[3 * Dim], K, 50).Ids, Want.Ids);
  }
  auto Tuned = I->tune(20);
  ASSERT_TRUE(Tuned);
  EXPECT_GE(Tuned->LookAhead, 1);
  EXPECT_GE(Tuned->Lines, 1);
  EXPECT_LE(Tuned->Lines, 2) << "rows have two lines";
  EXPECT_EQ(I->prefetch().LookAhead, Tuned->LookAhead);
  EXPECT_EQ(search(*I, &Rows[3 * Dim], K, 50).Ids, Want.Ids);
}

TEST(Index, ReorderingKeepsTheIds) {
  constexpr size_t Dim = 16;
  const auto Rows = clustered(2000, Dim, 20, 17);
  for (BuilderKind B : {BuilderKind::HNSW, BuilderKind::NSG}) {
    IndexParams P = params(Metric::L2, QuantizerKind::SQ8, 2);
    P.Graph.Builder = B;
    auto Plain = build(Rows, Dim, P);
    P.Reorder = true;
    auto Moved = build(Rows, Dim, P);
    ASSERT_TRUE(Plain && Moved);
    EXPECT_TRUE(Moved->graph().isConsistent());
    EXPECT_EQ(Moved->graph().entryPoint(), 0) << "the walk starts there";
    for (size_t Q = 0; Q < 100; ++Q) {
      const Answer A = search(*Plain, &Rows[Q * Dim], K, 30);
      const Answer B = search(*Moved, &Rows[Q * Dim], K, 30);
      EXPECT_EQ(A.Ids, B.Ids);
      EXPECT_EQ(A.Distances, B.Distances);
    }
  }
}

TEST(Index, EveryDimensionAndKindOfRowIsTaken) {
  for (size_t Dim : {1, 2, 3, 31, 33, 65, 129, 960, 4096})
    for (uint32_t Kind = 0; Kind < QuantizerKinds; ++Kind) {
      auto Rows = clustered(40, Dim, 3, Dim);
      std::fill_n(Rows.begin(), Dim, 0.0f);         // a zero row
      std::copy_n(&Rows[Dim], Dim, &Rows[2 * Dim]); // twins
      for (Metric M : {Metric::L2, Metric::InnerProduct, Metric::Angular}) {
        auto I = build(Rows, Dim, params(M, QuantizerKind(Kind)));
        ASSERT_TRUE(I);
        for (size_t Q : {0, 1, 39})
          EXPECT_EQ(search(*I, &Rows[Q * Dim], 40, 40).Ids.size(), 40u);
      }
    }
}

TEST(Index, TellsItsMemory) {
  constexpr size_t Dim = 128, N = 1000;
  const auto Rows = clustered(N, Dim, 10, 12);
  auto I = build(Rows, Dim, params(Metric::L2, QuantizerKind::SQ8));
  ASSERT_TRUE(I);
  const size_t AtLeast = N * (Dim + 16 * 4);
  EXPECT_GE(I->bytes(), AtLeast);
  EXPECT_LE(double(I->bytes()), 1.15 * double(AtLeast));
  auto Fine = build(Rows, Dim, params(Metric::L2, QuantizerKind::SQ8, 2));
  EXPECT_EQ(Fine->bytes(), I->bytes() + N * Dim * 4);
}

TEST(Index, HugeRangesAndZeroRowsStayInBounds) {
  constexpr size_t Dim = 8;
  std::vector<float> Rows(100 * Dim, 0);
  Rows[5] = std::numeric_limits<float>::max();
  Rows[50] = -std::numeric_limits<float>::max();
  Rows[60] = std::numeric_limits<float>::denorm_min();
  for (Metric M : {Metric::L2, Metric::InnerProduct}) {
    auto I = build(Rows, Dim, params(M, QuantizerKind::SQ8));
    ASSERT_TRUE(I);
    EXPECT_EQ(search(*I, Rows.data(), K, 100).Ids.size(), K);
  }
}

} // namespace
