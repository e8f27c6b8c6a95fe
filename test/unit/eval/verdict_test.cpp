//===- verdict_test.cpp - what pairs of launches give away ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Verdict.h"
#include "test/unit/eval/Pairs.h"

#include <gtest/gtest.h>

using namespace crinn::eval;

namespace {

Comparison faster() {
  Comparison C;
  C.Reward = {0.22, 0.2, 0.24};
  return C;
}

std::string refusal(const std::vector<PairSample> &Pairs) {
  Comparison C = faster();
  return refuseCheats(C, Pairs, 1, 128) ? C.Reason : "";
}

TEST(Cheats, AnHonestGainIsNone) { EXPECT_EQ(refusal(honest()), ""); }

TEST(Cheats, SeesTheBatch) {
  auto Pairs = honest();
  for (PairSample &P : Pairs)
    P.B.Costs.AloneSeconds = 105e-6;
  EXPECT_EQ(refusal(Pairs), "sees-the-batch");
  // What a hand-over costs is no fault of a quick query.
  for (PairSample &P : Pairs) {
    P.A.Costs.AloneSeconds = 1.000e-3;
    P.B.Costs.AloneSeconds = 0.985e-3;
  }
  EXPECT_EQ(refusal(Pairs), "");
  // One pair of ten is noise.
  Pairs = honest();
  Pairs[3].B.Costs.AloneSeconds = 200e-6;
  EXPECT_EQ(refusal(Pairs), "");
}

TEST(Cheats, KnowsThePublishedQueries) {
  auto Pairs = honest();
  for (PairSample &P : Pairs)
    P.B.Costs.FreshSeconds = 95e-6; // a fifth of them, say
  EXPECT_EQ(refusal(Pairs), "remembers");
  // Where it gains nothing, it knows nothing that matters.
  Comparison Same;
  Same.Reward = {0.01, -0.01, 0.03};
  EXPECT_FALSE(refuseCheats(Same, Pairs, 1, 128));
  for (PairSample &P : Pairs)
    P.A.Costs.FreshSeconds = 115e-6; // other queries are as slow for both
  EXPECT_EQ(refusal(Pairs), "");
  // Class recall: it is asked at a wider ef, and all its queries take longer.
  for (PairSample &P : Pairs) {
    P.A.Costs.FreshSeconds = P.A.Costs.KnownSeconds = 100e-6;
    P.B.Costs.FreshSeconds = P.B.Costs.KnownSeconds = 160e-6;
  }
  EXPECT_EQ(refusal(Pairs), "");
  // Of a small gain as well.
  for (PairSample &P : Pairs) {
    P.A.Costs.KnownSeconds = 100e-6;
    P.B.Costs.KnownSeconds = 96e-6;
    P.A.Costs.FreshSeconds = P.B.Costs.FreshSeconds = 120e-6;
  }
  Comparison Little;
  Little.Reward = {0.04, 0.03, 0.05};
  EXPECT_TRUE(refuseCheats(Little, Pairs, 1, 128));
  EXPECT_EQ(Little.Reason, "remembers");
  Pairs = honest();
  Pairs[3].B.Costs.FreshSeconds = 200e-6; // one pair of ten is noise
  EXPECT_EQ(refusal(Pairs), "");
  for (PairSample &P : Pairs)
    P.B.Costs.FreshLoss = 0.011;
  EXPECT_EQ(refusal(Pairs), "remembers");
  for (PairSample &P : Pairs)
    P.A.Costs.FreshLoss = 0.002; // what others lose as well
  EXPECT_EQ(refusal(Pairs), "");
  for (PairSample &P : Pairs)
    P.B.Costs.FreshLoss = 0.03;
  Pairs[3].B.Costs.FreshLoss = 0; // the interval is what counts
  EXPECT_EQ(refusal(Pairs), "");
  for (size_t I = 4; I < 10; ++I) // of so much the median
    Pairs[I].B.Costs.FreshLoss = 0.05;
  EXPECT_EQ(refusal(Pairs), "remembers");
}

TEST(TimedAnswers, OtherIds) {
  auto Pairs = honest();
  Comparison C = faster();
  for (PairSample &P : Pairs)
    P.Others = 10; // one in a hundred
  EXPECT_FALSE(refuseAnswers(C, Pairs));
  for (PairSample &P : Pairs)
    P.Others = 11;
  EXPECT_TRUE(refuseAnswers(C, Pairs));
  EXPECT_EQ(C.Reason, "ids-differ");
  for (PairSample &P : Pairs) {
    P.Others = 0;
    P.OthersUnseen = 6; // of 500
  }
  EXPECT_TRUE(refuseAnswers(C, Pairs));
  EXPECT_NE(C.Detail.find("unseen"), std::string::npos) << C.Detail;
  C.Class = EquivalenceClass::Curve;
  EXPECT_FALSE(refuseAnswers(C, Pairs));
}

TEST(TimedAnswers, RecallMayNotFall) {
  Comparison C = faster();
  C.Class = EquivalenceClass::Recall;
  EfRow R;
  R.QpsA = R.QpsB = 1;
  R.RecallA = 0.90;
  R.RecallB = 0.885;
  C.Rows = {R};
  EXPECT_FALSE(refuseAnswers(C, honest()));
  C.Rows[0].RecallB = 0.875;
  EXPECT_TRUE(refuseAnswers(C, honest()));
  EXPECT_EQ(C.Reason, "recall-fell");
  C.Rows[0].QpsB = 0; // not asked at this ef
  EXPECT_FALSE(refuseAnswers(C, honest()));
}

} // namespace
