//===- SearchTest.cpp - random search and TPE -----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/llm/Landscape.h"

#include "llm/TpeProposer.h"

using namespace crinn;
using namespace crinn::llm;
using namespace crinn::test;

/// What both have in common.
template <typename T> class Searcher : public ::testing::Test {};
using Searchers = ::testing::Types<RandomProposer, TpeProposer>;
TYPED_TEST_SUITE(Searcher, Searchers);

TYPED_TEST(Searcher, TriesEveryPlanOnceAndThenEnds) {
  State S = landscape();
  for (auto &R : S.Rewrites)
    for (auto &P : R.Params)
      P.Max = P.Min + 1, P.Default = P.Min;
  TypeParam P(1);
  std::set<std::string> Seen;
  while (true) {
    auto Plans = valueOf(P.propose(S, 1));
    if (Plans.empty())
      break;
    EXPECT_TRUE(Seen.insert(keyOf(Plans[0])).second);
    P.tell(Plans[0], measured(learnable(Plans[0])));
    ASSERT_LE(Seen.size(), 26u);
  }
  EXPECT_EQ(Seen.size(), 2u + 8u + 16u);
}

TYPED_TEST(Searcher, IsDecidedByItsSeed) {
  State S = landscape({"one", "two"});
  TypeParam A(5), B(5), C(6);
  auto First = walk(A, S, learnable, 40);
  EXPECT_EQ(First, walk(B, S, learnable, 40));
  EXPECT_NE(First, walk(C, S, learnable, 40));
}

TYPED_TEST(Searcher, KeepsToTheNumberAskedFor) {
  State S = landscape();
  TypeParam P(1);
  EXPECT_EQ(valueOf(P.propose(S, 0)).size(), 0u);
  EXPECT_EQ(valueOf(P.propose(S, 7)).size(), 7u);
  EXPECT_EQ(valueOf(P.propose(landscape({}), 7)).size(), 0u);
}

TYPED_TEST(Searcher, DoesNotProposeWhatItWasToldOf) {
  State S = landscape();
  for (auto &R : S.Rewrites)
    for (auto &P : R.Params)
      P.Min = P.Max = *P.Default;
  passes::Plan Told;
  Told.Steps = {{"batch", S.Sites[0].Id, {{"size", 32}}}};
  TypeParam P(1);
  P.tell(Told, measured(0.1));
  for (const passes::Plan &One : valueOf(P.propose(S, 9)))
    EXPECT_NE(keyOf(One), keyOf(Told));
}

TEST(Random, EveryFirstRewriteAlikeOften) {
  State S = landscape();
  RandomProposer P(1);
  int Batch = 0;
  auto Plans = valueOf(P.propose(S, 400));
  for (const passes::Plan &One : Plans)
    Batch += One.Steps[0].Rewrite == "batch";
  // Plans are not repeated, and there are few that batch alone: below half.
  EXPECT_GT(Batch, 120);
  EXPECT_LT(Batch, 240);
}

TEST(Tpe, NeedsFewerEvaluationsThanRandomSearch) {
  State S = landscape();
  auto Median = [&](auto Make) {
    return medianOver(31, [&](unsigned Seed) -> double {
      auto P = Make(Seed);
      return evaluationsTo(0.9 * 0.2, P, S, learnable, 300);
    });
  };
  double Tpe = Median([](unsigned Seed) { return TpeProposer(Seed); });
  double Chance = Median([](unsigned Seed) { return RandomProposer(Seed); });
  EXPECT_LT(Tpe, Chance / 2);
}
