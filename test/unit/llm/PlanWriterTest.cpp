//===- PlanWriterTest.cpp - the tree of plans -----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/llm/Landscape.h"

#include "llm/Features.h"
#include "llm/RandomProposer.h"

using namespace crinn;
using namespace crinn::llm;
using namespace crinn::test;

/// Calls \p Each with every plan of the tree.
static void everyPlan(PlanWriter W,
                      const std::function<void(const passes::Plan &)> &Each) {
  if (W.options().empty())
    return Each(W.plan());
  for (size_t I = 0; I < W.options().size(); ++I) {
    PlanWriter Next = W;
    Next.take(I);
    everyPlan(Next, Each);
  }
}

TEST(PlanWriter, LaddersAreAscendingAndKeepToTheDomain) {
  EXPECT_EQ(ladder({"locality", "", 0, 3, 3}),
            (std::vector<int64_t>{0, 1, 2, 3}));
  EXPECT_EQ(ladder({"ahead", "", 0, 48, 4}),
            (std::vector<int64_t>{0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48}));
  EXPECT_EQ(ladder({"odd", "", 5, 70, 7}),
            (std::vector<int64_t>{5, 6, 7, 8, 12, 16, 24, 32, 48, 64, 70}));
  EXPECT_EQ(ladder({"one", "", 9, 9, 9}), (std::vector<int64_t>{9}));
  EXPECT_EQ(ladder({"wide", "", 0, INT64_MAX, 1}).back(), INT64_MAX);
}

TEST(PlanWriter, EveryPlanOfOneSiteOnceAndAllOfThem) {
  State S = landscape();
  std::set<std::string> Seen;
  size_t Count = 0;
  everyPlan(PlanWriter(S), [&](const passes::Plan &P) {
    ++Count;
    Seen.insert(keyOf(P));
    EXPECT_FALSE(P.Steps.empty());
  });
  EXPECT_EQ(Seen.size(), Count);
  const size_t Batch = ladder(S.Rewrites[0].Params[0]).size();
  size_t Prefetch = 1;
  for (const auto &P : S.Rewrites[1].Params)
    Prefetch *= ladder(P).size();
  EXPECT_EQ(Count, Batch + Prefetch + Batch * Prefetch);
}

TEST(PlanWriter, ASetOfStepsHasOneOrder) {
  State S = landscape({"one", "two"});
  for (auto &R : S.Rewrites)
    R.Params.clear();
  std::set<std::set<std::string>> Sets;
  size_t Count = 0;
  everyPlan(PlanWriter(S), [&](const passes::Plan &P) {
    std::set<std::string> Steps;
    for (const auto &Step : P.Steps)
      EXPECT_TRUE(Steps.insert(Step.Rewrite + Step.Site).second);
    ++Count;
    Sets.insert(Steps);
  });
  EXPECT_EQ(Count, 15u) << "the subsets of two rewrites at two sites but one";
  EXPECT_EQ(Sets.size(), Count);
}

TEST(PlanWriter, ARewriteIsAskedAtItsIdiomAlone) {
  State S = landscape({"one", "two"});
  S.Rewrites[0].Idiom = "prune";
  S.Rewrites[1].Idiom = "best-first";
  S.Sites[1].Idiom = "prune";
  for (auto &R : S.Rewrites)
    R.Params.clear();
  std::set<std::string> Seen;
  everyPlan(PlanWriter(S), [&](const passes::Plan &P) {
    for (const auto &Step : P.Steps)
      Seen.insert(Step.Rewrite + " " + Step.Site);
  });
  EXPECT_EQ(Seen, (std::set<std::string>{"batch best-first@two()#0",
                                         "prefetch best-first@one()#0"}));
}

TEST(PlanWriter, KeepsToTheNumberOfSteps) {
  State S = landscape({"one", "two", "three", "four"});
  for (auto &R : S.Rewrites)
    R.Params.clear();
  size_t Longest = 0;
  everyPlan(PlanWriter(S, 2), [&](const passes::Plan &P) {
    Longest = std::max(Longest, P.Steps.size());
  });
  EXPECT_EQ(Longest, 2u);
}

TEST(PlanWriter, NothingWithoutSitesOrRewrites) {
  State None = landscape({});
  EXPECT_TRUE(PlanWriter(None).options().empty());
  State S = landscape();
  S.Rewrites.clear();
  EXPECT_TRUE(PlanWriter(S).options().empty());
  EXPECT_TRUE(firstUnknown(S, {}).Steps.empty());
}

TEST(PlanWriter, PlansHaveTheirBaseAndAllParameters) {
  State S = landscape();
  Random Rng(3);
  for (int I = 0; I < 50; ++I) {
    passes::Plan P = writePlan(
        S, [&](const PlanWriter &W) { return Rng.below(W.options().size()); });
    EXPECT_EQ(P.Base, S.Base);
    for (const auto &Step : P.Steps)
      EXPECT_EQ(Step.Params.size(), Step.Rewrite == "batch" ? 1u : 3u);
  }
}

TEST(PlanWriter, AnswersWriteTheSamePlanAgain) {
  State S = landscape({"one", "two"});
  Random Rng(4);
  for (int I = 0; I < 200; ++I) {
    std::vector<size_t> Given;
    passes::Plan P = writePlan(S, [&](const PlanWriter &W) {
      return Given.emplace_back(Rng.below(W.options().size()));
    });
    EXPECT_EQ(answersOf(S, P), Given);
  }
}

TEST(PlanWriter, APlanOfAnotherTreeHasNoAnswers) {
  State S = landscape();
  passes::Plan P;
  P.Steps = {{"batch", S.Sites[0].Id, {{"size", 33}}}};
  EXPECT_FALSE(answersOf(S, P)) << "no rung";
  P.Steps = {{"batch", "elsewhere", {{"size", 32}}}};
  EXPECT_FALSE(answersOf(S, P));
  P.Steps = {{"batch", S.Sites[0].Id, {{"size", 32}, {"colour", 1}}}};
  EXPECT_FALSE(answersOf(S, P));
  P.Steps = {{"batch", S.Sites[0].Id, {}}};
  EXPECT_FALSE(answersOf(S, P));
  P.Steps.clear();
  EXPECT_FALSE(answersOf(S, P));
}

TEST(Features, NameRewritesAndRolesButNeverSites) {
  State S = landscape({"secret"});
  passes::Plan P;
  P.Steps = {{"batch", S.Sites[0].Id, {{"size", 32}}},
             {"prefetch",
              S.Sites[0].Id,
              {{"ahead", 4}, {"lines", 8}, {"locality", 3}}}};
  auto F = featuresOf(S, P);
  ASSERT_TRUE(F);
  EXPECT_EQ(F->at("batch.size=32"), 1);
  EXPECT_EQ(F->at("prefetch after batch"), 1);
  EXPECT_EQ(F->at("prefetch.ahead=4 after batch"), 1);
  EXPECT_EQ(F->at("site of prefetch with pop"), 1);
  EXPECT_EQ(F->at("prefetch.locality high"), 1);
  for (const auto &[Name, Value] : *F)
    EXPECT_EQ(Name.find("secret"), std::string::npos);
}
