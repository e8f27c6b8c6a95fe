//===- interval_test.cpp - binomial values and coverage ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Interval.h"
#include "eval/support/Random.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace crinn::eval;

namespace {

TEST(Interval, BinomialIsExact) {
  EXPECT_DOUBLE_EQ(binomialTail(10, -1), 0);
  EXPECT_NEAR(binomialTail(10, 0), 1.0 / 1024, 1e-15);
  EXPECT_NEAR(binomialTail(10, 1), 11.0 / 1024, 1e-14);
  EXPECT_NEAR(binomialTail(20, 3), 1351.0 / 1048576, 1e-14);
  EXPECT_NEAR(binomialTail(40, 40), 1, 1e-12);
}

TEST(Interval, RankIsTheLargestThatFits) {
  EXPECT_EQ(signRank(10, 0.00196), 1u);
  EXPECT_EQ(signRank(10, 0.00195), 0u); // 2 / 1024 = 0.001953
  EXPECT_EQ(signRank(20, 0.0026), 4u);
}

TEST(Interval, LooksSpendAtMostTheFamilyLevel) {
  for (unsigned Max : {10u, 15u, 20u, 40u, 100u}) {
    std::vector<Look> L = planLooks(Max);
    EXPECT_EQ(L.back().Pairs, Max);
    double Sum = 0;
    for (const Look &X : L) {
      EXPECT_GE(X.Rank, 1u);
      Sum += X.Spent;
    }
    EXPECT_LE(Sum, FamilyLevel);
  }
  std::vector<Look> L = planLooks(40);
  ASSERT_EQ(L.size(), 3u);
  EXPECT_EQ(L[0].Rank, 1u);
  EXPECT_EQ(L[1].Rank, 4u);
  EXPECT_EQ(L[2].Rank, 11u);
}

TEST(Interval, IsTheOrderStatistics) {
  Interval I = signInterval({5, 1, 4, 2, 3}, 2);
  EXPECT_EQ(I.Estimate, 3);
  EXPECT_EQ(I.Lower, 2);
  EXPECT_EQ(I.Upper, 4);
  EXPECT_TRUE(std::isinf(signInterval({1, 2}, 0).Lower));
  EXPECT_EQ(median({1, 4, 2, 3}), 2.5);
}

/// Skewed, heavy-tailed values whose median is 0: the whole sequence of looks
/// may miss it in at most 1 % of comparisons.
TEST(Interval, SequenceOfLooksCoversTheMedian) {
  Random R(7);
  constexpr int Runs = 20000;
  int Missed = 0;
  for (int Run = 0; Run < Runs; ++Run) {
    std::vector<double> V;
    for (const Look &L : planLooks(40)) {
      while (V.size() < L.Pairs) {
        double U = R.unit() - 0.5;
        V.push_back(U < 0 ? U : std::pow(U, 3) * 50);
      }
      Interval I = signInterval(V, L.Rank);
      if (I.Lower > 0 || I.Upper < 0) {
        ++Missed;
        break;
      }
    }
  }
  EXPECT_LE(Missed, Runs / 100);
  EXPECT_GE(Missed, Runs / 1000); // an interval that is never wrong is too wide
}

TEST(Interval, StudentTail) {
  EXPECT_NEAR(studentTail(63.657, 1), 0.01, 1e-6); // from printed tables
  EXPECT_NEAR(studentTail(9.925, 2), 0.01, 1e-5);
  EXPECT_NEAR(studentTail(5.841, 3), 0.01, 1e-5);
  EXPECT_NEAR(studentTail(4.604, 4), 0.01, 1e-5);
  EXPECT_NEAR(studentTail(2.228, 10), 0.05, 1e-4);
  EXPECT_EQ(studentTail(0, 4), 1);
}

/// How often the looks of 40 pairs on \p Builds indexes call a candidate
/// different that gains nothing, where graphs scatter four times as much as
/// launches.
int wrong(int Runs, unsigned Builds, unsigned Counted) {
  Random R(11);
  auto Normal = [&] {
    return std::sqrt(-2 * std::log1p(-R.unit())) *
           std::cos(2 * M_PI * R.unit());
  };
  int Wrong = 0;
  for (int Run = 0; Run < Runs; ++Run) {
    std::vector<double> Luck(Builds), V;
    for (double &X : Luck)
      X = 0.02 * Normal();
    for (const Look &L : planLooks(40)) {
      while (V.size() < L.Pairs)
        V.push_back(Luck[V.size() % Builds] + 0.005 * Normal());
      Interval I = overBuilds(V, L.Rank, Counted, BuildsLevel);
      if (I.Lower > 0 || I.Upper < 0) {
        ++Wrong;
        break;
      }
    }
  }
  return Wrong;
}

TEST(Interval, OnePairThatIsFarOffHidesNoGainOfBuilds) {
  std::vector<double> V;
  for (int I = 0; I < 20; ++I)
    V.push_back(0.05 + 0.002 * (I % 5) - 0.001 * (I % 3));
  V[7] = 1;
  V[13] = -1;
  const Interval I = overBuilds(V, 2, 5, BuildsLevel);
  EXPECT_GT(I.Lower, 0.04);
  EXPECT_LT(I.Upper, 0.07);
}

TEST(Interval, PairsOnOneBuildAreNoDrawOfBuilds) {
  EXPECT_LE(wrong(20000, 5, 5), 20000 * FamilyLevel);
  EXPECT_GE(wrong(20000, 5, 5), 50);
  EXPECT_GE(wrong(20000, 5, 1), 1000); // what counting pairs alone would do
  EXPECT_TRUE(std::isinf(overBuilds({1, 2, 3}, 1, 4, 0.01).Lower));
  EXPECT_EQ(overBuilds({1, 2, 3}, 1, 1, 0.01).Lower, 1);
}

} // namespace
