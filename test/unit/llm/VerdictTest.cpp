//===- VerdictTest.cpp - from measurements to verdicts --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/judge/Verdict.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace crinn::optimize;

static Ruling rule(double Estimate, double Lower, double Upper, double Floor) {
  return ruleOn(Score{Estimate, Lower, Upper, 20}, Floor);
}

TEST(Verdict, PassesAboveZeroAndFloor) {
  EXPECT_EQ(rule(0.06, 0.04, 0.08, 0.01).Outcome, Verdict::Open);
}

TEST(Verdict, ALowerBoundOfZeroIsNoGain) {
  EXPECT_EQ(rule(0.06, 0.0, 0.08, 0.01).Reason, reason::NoGain);
  EXPECT_EQ(rule(0.06, -0.01, 0.08, 0.01).Reason, reason::NoGain);
}

TEST(Verdict, TheEstimateMustExceedTheFloor) {
  EXPECT_EQ(rule(0.01, 0.005, 0.02, 0.01).Reason, reason::BelowFloor);
  EXPECT_EQ(rule(0.0101, 0.005, 0.02, 0.01).Outcome, Verdict::Open);
}

TEST(Verdict, SlowerIsSaid) {
  EXPECT_EQ(rule(-0.06, -0.08, -0.04, 0.01).Reason, reason::Slower);
}

TEST(Verdict, WhatIsNotANumberRefuses) {
  double NaN = std::nan("");
  EXPECT_EQ(rule(0.06, NaN, 0.08, 0.01).Outcome, Verdict::Refused);
  EXPECT_EQ(rule(NaN, 0.04, 0.08, 0.01).Outcome, Verdict::Refused);
  EXPECT_EQ(rule(0.06, 0.04, 0.08, NaN).Outcome, Verdict::Refused);
}

static Attempt open(unsigned Number, double Estimate) {
  Attempt A;
  A.Number = Number;
  A.Outcome = Verdict::Open;
  A.Measured = Score{Estimate, 0.01, 0.2, 20};
  return A;
}

TEST(Verdict, TheBestOpenOneIsNext) {
  std::vector<Attempt> All = {open(1, 0.03), open(2, 0.09), open(3, 0.05)};
  EXPECT_EQ(nextToConfirm(All)->Number, 2u);
  All[1].Outcome = Verdict::Refused;
  EXPECT_EQ(nextToConfirm(All)->Number, 3u);
}

TEST(Verdict, OfEqualsTheEarlierIsNext) {
  EXPECT_EQ(nextToConfirm({open(1, 0.03), open(2, 0.03)})->Number, 1u);
}

TEST(Verdict, NothingOpenNothingNext) {
  Attempt A = open(1, 0.03);
  A.Outcome = Verdict::Outdone;
  EXPECT_EQ(nextToConfirm({A}), nullptr);
  EXPECT_EQ(nextToConfirm({}), nullptr);
}

TEST(Verdict, OverlapIsByFunction) {
  Attempt A, B;
  A.Covers = {"f", "g"};
  B.Covers = {"h"};
  EXPECT_FALSE(overlap(A, B));
  B.Covers.push_back("g");
  EXPECT_TRUE(overlap(A, B));
}

TEST(Verdict, WhoDoesNotSayWhatItCoversOverlapsWithAll) {
  Attempt A, B;
  B.Covers = {"h"};
  EXPECT_TRUE(overlap(A, B));
  EXPECT_TRUE(overlap(B, A));
}

TEST(Verdict, AllConfirmationsTogetherStayInTheFamily) {
  double Sum = 0;
  for (unsigned Try = 1; Try <= 60; ++Try)
    Sum += confirmationLevel(Try);
  EXPECT_LE(Sum, FamilyLevel);
  EXPECT_GT(Sum, 0.99 * FamilyLevel);
}
