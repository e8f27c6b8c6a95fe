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
  const bool L2 = I.params().DistanceMetric == Metric::L2;
  size_t Hits = 0;
  const size_t N = Rows.size() / Dim, Q = Queries.size() / Dim;
  for (size_t J = 0; J < Q; ++J) {
    const float *Query = &Queries[J * Dim];
    std::vector<double> All(N);
    for (size_t R = 0; R < N; ++R)
      All[R] = exact(L2, Query, &Rows[R * Dim], Dim);
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
  Metric M;
  QuantizerKind Q;
  int Refine;
  double AtLeast;
};

class RecallTest : public testing::TestWithParam<Setting> {};

TEST_P(RecallTest, ReachesWhatItShould) {
  const Setting S = GetParam();
  constexpr size_t Dim = 48;
  const auto Rows = clustered(3000, Dim, 30, 1);
  const auto Queries = clustered(100, Dim, 30, 2);
  auto I = build(Rows, Dim, params(S.M, S.Q, S.Refine));
  ASSERT_TRUE(I);
  EXPECT_TRUE(I->graph().isConsistent());
  const double Wide = recall(*I, Rows, Queries, Dim, 100);
  EXPECT_GE(Wide, S.AtLeast);
  EXPECT_LE(recall(*I, Rows, Queries, Dim, 2), Wide);
}

INSTANTIATE_TEST_SUITE_P(
    Settings, RecallTest,
    testing::Values(Setting{Metric::L2, QuantizerKind::FP32, 0, 0.97},
                    Setting{Metric::L2, QuantizerKind::SQ8, 0, 0.95},
                    Setting{Metric::L2, QuantizerKind::SQ8, 4, 0.97},
                    Setting{Metric::InnerProduct, QuantizerKind::FP32, 0, 0.95},
                    Setting{Metric::InnerProduct, QuantizerKind::SQ8, 0, 0.90},
                    Setting{Metric::InnerProduct, QuantizerKind::SQ8, 4,
                            0.95}));

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
  for (Metric M : {Metric::L2, Metric::InnerProduct}) {
    auto Sharp = build(Rows, Dim, params(M, QuantizerKind::FP32));
    auto Codes = build(Rows, Dim, params(M, QuantizerKind::SQ8));
    ASSERT_TRUE(Sharp && Codes);
    for (size_t Q = 0; Q < 20; ++Q) {
      const float *Query = &Rows[Q * Dim];
      for (const Index *I : {Sharp.get(), Codes.get()}) {
        const Answer A = search(*I, Query, 5, 50);
        const double Slack = I == Sharp.get() ? 1e-2 : 10;
        for (size_t J = 0; J < A.Ids.size(); ++J)
          EXPECT_NEAR(
              A.Distances[J],
              exact(M == Metric::L2, Query, &Rows[size_t(A.Ids[J]) * Dim], Dim),
              Slack);
      }
    }
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
                exact(L2, &Rows[Dim], &Rows[size_t(A.Ids[J]) * Dim], Dim));
  }
}

TEST(Index, SmallAndEmptyOnesAnswerWhatTheyHave) {
  constexpr size_t Dim = 5;
  const auto Rows = clustered(7, Dim, 2, 7);
  for (QuantizerKind Q : {QuantizerKind::FP32, QuantizerKind::SQ8})
    for (size_t N : {0, 1, 2, 7}) {
      auto I = Index::build(Rows.data(), N, Dim, params(Metric::L2, Q));
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

TEST(Index, NarrowBeamsStillReturnKRows) {
  constexpr size_t Dim = 16;
  const auto Rows = clustered(1000, Dim, 10, 8);
  for (int Refine : {0, 3}) {
    auto I = build(Rows, Dim, params(Metric::L2, QuantizerKind::SQ8, Refine));
    ASSERT_TRUE(I);
    for (size_t Q = 0; Q < 50; ++Q)
      for (size_t Ef : {1, 2, 5})
        EXPECT_EQ(search(*I, &Rows[Q * Dim], 100, Ef).Ids.size(), 100u);
  }
}

TEST(Index, ThreadsBuildAGraphAsGood) {
  constexpr size_t Dim = 32;
  const auto Rows = clustered(3000, Dim, 20, 10);
  const auto Queries = clustered(100, Dim, 20, 11);
  IndexParams P = params(Metric::L2, QuantizerKind::SQ8);
  P.Graph.Threads = 4;
  auto I = build(Rows, Dim, P);
  ASSERT_TRUE(I);
  EXPECT_TRUE(I->graph().isConsistent());
  EXPECT_GE(recall(*I, Rows, Queries, Dim, 100), 0.95);
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
