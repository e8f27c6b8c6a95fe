//===- TrainingTest.cpp - exports and rewards -----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/llm/Landscape.h"

#include "llm/GivenPlans.h"
#include "llm/TrainingData.h"
#include "llm/prompt/PlanReply.h"

using namespace crinn;
using namespace crinn::llm;
using namespace crinn::test;

static std::vector<Judged> plans(const State &S, std::vector<double> Rewards) {
  std::vector<Judged> Result;
  for (double R : Rewards) {
    Judged J;
    J.Number = static_cast<unsigned>(Result.size()) + 1;
    J.Plan.Base = S.Base;
    J.Plan.Steps = {
        {"batch", S.Sites[0].Id, {{"size", 4 + int64_t(Result.size())}}}};
    J.Result = measured(R);
    Result.push_back(J);
  }
  return Result;
}

TEST(Training, ACompletionIsReadBackAsItsPlan) {
  State S = landscape();
  passes::Plan P = plans(S, {0.1})[0].Plan;
  auto Back = valueOf(planFromReply(completionOf(P), S));
  EXPECT_EQ(toJson(Back), toJson(P));
}

TEST(Training, GroupsHaveTheAdvantagesOfEquationTwo) {
  State S = landscape();
  auto Groups =
      grpoGroups({&S, {}}, plans(S, {0, 0.1, 0.2, 0.3, 0, 0, 0, 0.05, 7, 0.1}));
  ASSERT_EQ(Groups.size(), 2u);
  EXPECT_EQ(Groups[0]["completions"].size(), 8u);
  EXPECT_EQ(Groups[1]["completions"].size(), 2u);
  const std::vector<double> First = {0, 0.1, 0.2, 0.3, 0, 0, 0, 0.05};
  EXPECT_EQ(Groups[0]["rewards"], nlohmann::json(First));
  EXPECT_EQ(Groups[0]["advantages"],
            nlohmann::json(advantages(First, 1.5, S.Floor)));
  EXPECT_EQ(Groups[0]["prompt"][1]["role"], "user");
  EXPECT_EQ(Groups[0]["completions"][0][0]["role"], "assistant");
  EXPECT_EQ(grpoGroups({&S, {}}, plans(S, {0.1})).size(), 0u);
}

TEST(Training, PairsAreFasterAndSlowerByMoreThanTheFloor) {
  State S = landscape();
  auto All = plans(S, {0.1, 0.3, 0.2, 0.295});
  auto Pairs = dpoPairs({&S, {}}, All);
  ASSERT_EQ(Pairs.size(), 2u);
  EXPECT_EQ(Pairs[0]["chosen"][0]["content"], completionOf(All[1].Plan));
  EXPECT_EQ(Pairs[0]["rejected"][0]["content"], completionOf(All[2].Plan));
  EXPECT_NEAR(Pairs[1]["margin"].get<double>(), 0.195, 1e-12);
  EXPECT_EQ(dpoPairs({&S, {}}, plans(S, {0.1, 0.105})).size(), 0u);
}

TEST(GivenPlans, GivesThemInOrder) {
  State S = landscape();
  auto All = plans(S, {1, 2, 3});
  GivenPlans P({All[0].Plan, All[1].Plan, All[2].Plan});
  EXPECT_EQ(valueOf(P.propose(S, 2)).size(), 2u);
  EXPECT_EQ(keyOf(valueOf(P.propose(S, 2)).at(0)), keyOf(All[2].Plan));
  EXPECT_TRUE(valueOf(P.propose(S, 2)).empty());
}
