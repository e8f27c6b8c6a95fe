//===- conclude_test.cpp - what costs and clocks do to a gain ---*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Nothing is timed here: the figures are made up.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Estimate.h"
#include "eval/judge/Verdict.h"
#include "test/unit/eval/Pairs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace crinn::eval;

namespace {

/// A gain of 22 %, whose interval lies above the floor.
Comparison gain() {
  Comparison C;
  C.Reward = {0.2, 0.18, 0.22};
  C.Floor = 0.01;
  return C;
}

/// B costs \p Ratio times the \p A of the baseline; every pair agrees within
/// 1 %.
CostRow cost(const char *Name, double A, double Ratio) {
  CostRow R;
  R.Name = Name;
  R.A = A;
  R.B = A * Ratio;
  R.LogRatio = {std::log(Ratio), std::log(Ratio) - 0.01,
                std::log(Ratio) + 0.01};
  return R;
}

Comparison concluded(Comparison C, const CostRow &R, const Bounds &B = {}) {
  C.Costs = {R};
  applyBounds(C, B);
  EXPECT_TRUE(conclude(C, /*Last=*/true));
  return C;
}

struct Case {
  const char *Cost, *Reason;
  double Bounds::*Bound;
  double Most;  ///< the default bound
  double A;     ///< a baseline at which no slack excuses
  double Small; ///< one at which twice as much is noise; 0: there is none
};

constexpr Case Cases[] = {
    {"build", "bound-build", &Bounds::Build, 1.25, 10, 0.04},
    {"index", "bound-index", &Bounds::Index, 1.10, 1e6, 4000},
    {"memory", "bound-memory", &Bounds::Memory, 1.10, 1e9, 1 << 20},
    {"load", "bound-load", &Bounds::Load, 1.25, 1, 0.004},
    {"first-query", "bound-first-query", &Bounds::FirstQuery, 1.25, 1, 0.0009},
    {"warm-up", "bound-first-query", &Bounds::FirstQuery, 1.25, 1e-4, 0},
    {"p99", "bound-p99", &Bounds::P99, 1.05, 1e-4, 0},
};

TEST(Conclude, AGainWithoutCostsIsKept) {
  EXPECT_EQ(concluded(gain(), cost("index", 1e6, 1)).Verdict, Verdict::Faster);
}

TEST(Conclude, EachBoundRefusesBehindIt) {
  for (const Case &X : Cases) {
    Comparison C = concluded(gain(), cost(X.Cost, X.A, X.Most + 0.02));
    EXPECT_EQ(C.Verdict, Verdict::Refused) << X.Cost;
    EXPECT_EQ(C.Reason, X.Reason) << X.Cost;
    EXPECT_EQ(C.Costs[0].Bound, X.Most) << X.Cost;
    EXPECT_EQ(C.Detail.find(X.Cost), 0u) << C.Detail;
    EXPECT_EQ(concluded(gain(), cost(X.Cost, X.A, X.Most - 0.02)).Verdict,
              Verdict::Faster)
        << X.Cost;
  }
}

TEST(Conclude, TheManifestMovesEachBound) {
  for (const Case &X : Cases) {
    Bounds B;
    B.*X.Bound = 3;
    EXPECT_EQ(concluded(gain(), cost(X.Cost, X.A, 2.9), B).Verdict,
              Verdict::Faster)
        << X.Cost;
    EXPECT_EQ(concluded(gain(), cost(X.Cost, X.A, 3.1), B).Reason, X.Reason);
  }
}

TEST(Conclude, WhatIsTooSmallToMatterIsFree) {
  for (const Case &X : Cases)
    if (X.Small > 0) {
      EXPECT_EQ(concluded(gain(), cost(X.Cost, X.Small, 2)).Verdict,
                Verdict::Faster)
          << X.Cost;
    }
}

TEST(Conclude, ABoundNeedsAnIntervalAbove1) {
  CostRow R = cost("load", 1, 2);
  R.LogRatio.Lower = -0.01;
  EXPECT_EQ(concluded(gain(), R).Verdict, Verdict::Faster);
}

TEST(Conclude, BoundsAreForWhatIsFaster) {
  for (double Estimate : {-0.2, 0.0}) {
    Comparison C;
    C.Floor = 0.01;
    C.Reward = {Estimate, Estimate - 0.02, Estimate + 0.02};
    C.Flags = {"witness"};
    C = concluded(C, cost("index", 1e6, 2));
    EXPECT_EQ(C.Verdict, Estimate < 0 ? Verdict::Slower : Verdict::Same);
  }
}

TEST(Conclude, AWitnessRefuses) {
  Comparison C = gain();
  C.WitnessRatio = 1.4;
  C.Flags = {"witness"};
  EXPECT_TRUE(conclude(C, false));
  EXPECT_EQ(C.Verdict, Verdict::Refused);
  EXPECT_EQ(C.Reason, "witness");
  EXPECT_NE(C.Detail.find("1.40"), std::string::npos) << C.Detail;
}

TEST(Conclude, ACurveThatFellIsRefused) {
  Comparison C = gain();
  AtRecall At;
  At.Recall = 0.95;
  At.QpsA = At.QpsB = 1000;
  At.LogRatio = Interval{-0.06, -0.10, -0.02};
  C.Fixed = {At};
  EfRow End;
  End.RecallA = End.RecallB = 0.96;
  C.Rows = {End};
  EXPECT_TRUE(conclude(C, true)); // class exact has but one curve
  EXPECT_EQ(C.Verdict, Verdict::Faster);
  C.Class = EquivalenceClass::Curve;
  EXPECT_FALSE(conclude(C, false)) << "more pairs may show that it holds";
  EXPECT_TRUE(conclude(C, true));
  EXPECT_EQ(C.Reason, "curve-fell");
}

TEST(Conclude, AnEndThatFellByLittleIsNoFall) {
  Comparison C = gain();
  C.Class = EquivalenceClass::Curve;
  AtRecall At;
  At.Recall = 0.99;
  At.QpsA = 1000; // B does not get there
  C.Fixed = {At};
  EfRow End;
  End.RecallA = 0.9905;
  End.RecallB = 0.9899;
  C.Rows = {End};
  EXPECT_TRUE(conclude(C, true));
  EXPECT_EQ(C.Verdict, Verdict::Faster) << C.Detail;
  C.Rows[0].RecallA = 0.9985; // as near to 0.99, and far from the other's end
  EXPECT_TRUE(conclude(C, true));
  EXPECT_EQ(C.Reason, "curve-fell");
}

/// As a comparison looks at them.
Comparison looked(const std::vector<PairSample> &Pairs) {
  const std::vector<EfPoint> Grid = {{50, 0.84, 90e-6}, {100, 0.96, 110e-6}};
  Comparison C;
  C.Floor = 0.01;
  EXPECT_EQ(
      Estimate(Pairs, Grid, Grid, /*Exact=*/true, /*Rank=*/1, /*Builds=*/1)
          .fill(C),
      "");
  applyBounds(C, {});
  if (!refuseAnswers(C, Pairs) && !refuseCheats(C, Pairs, 1, 32))
    conclude(C, true);
  return C;
}

TEST(Look, AnHonestGainIsFaster) {
  Comparison C = looked(honest());
  EXPECT_EQ(C.Verdict, Verdict::Faster) << C.Reason << ": " << C.Detail;
  EXPECT_NEAR(C.Reward.Estimate, std::log(1.25), 1e-9);
}

TEST(Look, RowsAreOfTheSameEf) {
  auto Pairs = honest();
  for (PairSample &P : Pairs) {
    P.B.QuerySeconds = {50e-6, 72e-6, 88e-6};
    P.B.Recall = {0.70, 0.84, 0.96};
    P.LogRatio.clear();
  }
  const std::vector<EfPoint> A = {{50, 0.84, 90e-6}, {100, 0.96, 110e-6}},
                             B = {{20, 0.70, 50e-6},
                                  {50, 0.84, 72e-6},
                                  {100, 0.96, 88e-6}};
  Comparison C;
  EXPECT_EQ(Estimate(Pairs, A, B, /*Exact=*/false, 1, 1).fill(C), "");
  ASSERT_EQ(C.Rows.size(), 3u);
  EXPECT_EQ(C.Rows[0].Ef, 20u);
  EXPECT_EQ(C.Rows[0].QpsA, 0);
  EXPECT_EQ(C.Rows[1].Ef, 50u);
  EXPECT_NEAR(C.Rows[1].RecallA, 0.84, 1e-9);
  EXPECT_NEAR(C.Rows[1].RecallB, 0.84, 1e-9);
  EXPECT_GT(C.Rows[2].QpsA, 0);
  EXPECT_GT(C.Rows[2].QpsB, C.Rows[2].QpsA);
}

TEST(Look, SlowestQueriesMayNotPay) {
  // Each fiftieth query costs ten times what the others do.
  auto Pairs = honest();
  for (PairSample &P : Pairs)
    P.B.Costs.P99Seconds = 10 * 80e-6;
  EXPECT_EQ(looked(Pairs).Reason, "bound-p99");
  // In two pairs of ten the machine was disturbed.
  Pairs = honest();
  for (size_t I : {2, 7})
    Pairs[I].B.Costs.P99Seconds = 10 * 80e-6;
  EXPECT_EQ(looked(Pairs).Verdict, Verdict::Faster);
}

TEST(Look, WallTimeHasToConfirm) {
  auto Pairs = honest();
  for (PairSample &P : Pairs)
    P.B.WallPerCpu = 1.14; // less than 15 % more is the machine's
  EXPECT_EQ(looked(Pairs).Verdict, Verdict::Faster);
  for (double Ratio : {1.4, 0.7}) {
    for (PairSample &P : Pairs)
      P.B.WallPerCpu = Ratio;
    Comparison C = looked(Pairs);
    EXPECT_EQ(C.Reason, "witness") << Ratio;
    EXPECT_EQ(C.WitnessRatio, Ratio);
  }
  Pairs[4].B.WallPerCpu = 1; // one pair in which the clocks agree
  EXPECT_EQ(looked(Pairs).Verdict, Verdict::Faster);
}

TEST(Look, WorkBetweenTheBatches) {
  auto Pairs = honest();
  for (PairSample &P : Pairs)
    P.B.Costs.IdleShare = 0.009; // up to 1 % more is an honest wait
  EXPECT_EQ(looked(Pairs).Verdict, Verdict::Faster);
  for (PairSample &P : Pairs)
    P.B.Costs.IdleShare = 0.012;
  EXPECT_EQ(looked(Pairs).Reason, "hidden-work");
  for (PairSample &P : Pairs)
    P.A.Costs.IdleShare = 0.012; // the baseline does it too
  EXPECT_EQ(looked(Pairs).Verdict, Verdict::Faster);
  for (PairSample &P : Pairs)
    P.B.Costs.Threads = 2;
  EXPECT_EQ(looked(Pairs).Reason, "hidden-work");
}

} // namespace
