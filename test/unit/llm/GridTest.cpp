//===- GridTest.cpp - the grid proposer -----------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/llm/Support.h"

#include "llm/GridProposer.h"

using namespace crinn::llm;
using namespace crinn::test;
using crinn::passes::Plan;

static State stateWith(std::vector<std::string> Sites) {
  State S;
  S.Stage = "search";
  S.Rewrites = crinn::passes::catalogue();
  for (const std::string &Id : Sites) {
    crinn::passes::Site Site;
    Site.Id = Id;
    Site.Idiom = "best-first";
    Site.File = "a.h";
    S.Sites.push_back(Site);
  }
  S.Base["a.h"] = "00ff";
  return S;
}

static std::vector<Plan> ask(GridProposer &G, const State &S, size_t Most) {
  return valueOf(G.propose(S, Most));
}

static std::vector<std::string> texts(const std::vector<Plan> &Plans) {
  std::vector<std::string> Result;
  for (const Plan &P : Plans)
    Result.push_back(toJson(P).dump());
  return Result;
}

static std::string kind(const Plan &P) {
  std::string Result;
  for (const auto &S : P.Steps)
    Result += S.Rewrite[0];
  return Result;
}

TEST(Grid, KeepsToTheBudget) {
  GridProposer G;
  State S = stateWith({"one", "two"});
  EXPECT_EQ(ask(G, S, 0).size(), 0u);
  EXPECT_EQ(ask(G, S, 5).size(), 5u);
}

TEST(Grid, NeverProposesTwice) {
  GridProposer G;
  State S = stateWith({"one", "two"});
  std::set<std::string> Seen;
  size_t Count = 0;
  while (true) {
    auto Plans = ask(G, S, 1);
    if (Plans.empty())
      break;
    ++Count;
    Seen.insert(texts(Plans)[0]);
    ASSERT_LT(Count, 100u);
  }
  EXPECT_EQ(Seen.size(), Count);
  EXPECT_EQ(Count, gridPlans(S).size());
}

TEST(Grid, IsDeterministic) {
  State S = stateWith({"one", "two"});
  GridProposer A, B;
  EXPECT_EQ(texts(ask(A, S, 9)), texts(ask(B, S, 9)));
}

TEST(Grid, OneAtATimeIsTheSameAsAllAtOnce) {
  State S = stateWith({"one"});
  GridProposer A, B;
  auto All = texts(ask(A, S, 6)), One = decltype(All)();
  for (int I = 0; I < 6; ++I)
    One.push_back(texts(ask(B, S, 1))[0]);
  EXPECT_EQ(All, One);
}

TEST(Grid, SpreadsOverTheThreeShapes) {
  std::map<std::string, int> Kinds;
  for (const Plan &P : gridPlans(stateWith({"one"})))
    ++Kinds[kind(P)];
  EXPECT_EQ(Kinds["p"], 4);
  EXPECT_EQ(Kinds["b"], 1);
  EXPECT_EQ(Kinds["bp"], 7);
}

TEST(Grid, ASmallBudgetSeesEveryShape) {
  GridProposer G;
  std::set<std::string> Kinds;
  for (const Plan &P : ask(G, stateWith({"one"}), 3))
    Kinds.insert(kind(P));
  EXPECT_EQ(Kinds, (std::set<std::string>{"b", "bp", "p"}));
}

TEST(Grid, NamesTheBaseFile) {
  for (const Plan &P : gridPlans(stateWith({"one"})))
    EXPECT_EQ(P.Base, (std::map<std::string, std::string>{{"a.h", "00ff"}}));
}

TEST(Grid, RespectsTheDomains) {
  State S = stateWith({"one"});
  for (auto &R : S.Rewrites)
    for (auto &P : R.Params) {
      P.Min = P.Name == "ahead" ? 3 : P.Min;
      P.Max = P.Name == "lines" ? 5 : P.Max;
    }
  for (const Plan &P : gridPlans(S))
    for (const auto &Step : P.Steps)
      for (const auto &R : S.Rewrites)
        for (const auto &Spec : R.Params)
          if (R.Name == Step.Rewrite) {
            EXPECT_GE(Step.Params.at(Spec.Name), Spec.Min);
            EXPECT_LE(Step.Params.at(Spec.Name), Spec.Max);
          }
}

TEST(Grid, ClampingLeavesNoDuplicates) {
  State S = stateWith({"one"});
  for (auto &R : S.Rewrites)
    for (auto &P : R.Params)
      P.Min = P.Max = *P.Default;
  EXPECT_EQ(gridPlans(S).size(), 3u);
}

TEST(Grid, UsesOnlyTheRewritesAllowed) {
  State S = stateWith({"one"});
  std::erase_if(S.Rewrites, [](auto &R) { return R.Name[0] == 'b'; });
  for (const Plan &P : gridPlans(S))
    EXPECT_EQ(kind(P), "p");
  S.Rewrites.clear();
  EXPECT_TRUE(gridPlans(S).empty());
}

TEST(Grid, NothingWithoutSites) {
  GridProposer G;
  EXPECT_TRUE(ask(G, stateWith({}), 12).empty());
}

TEST(Grid, GivesUpWhereARewriteDoesNotFit) {
  GridProposer G;
  State S = stateWith({"one", "two"});
  auto First = ask(G, S, 1);
  ASSERT_EQ(kind(First[0]), "p");
  Outcome O;
  O.Reason = NotApplicable;
  G.tell(First[0], O);
  for (const Plan &P : ask(G, S, 100))
    EXPECT_FALSE(P.Steps[0].Site == "one" && kind(P) == "p");
}

TEST(Grid, OtherRefusalsDoNotStopASite) {
  GridProposer G;
  State S = stateWith({"one"});
  auto First = ask(G, S, 1);
  Outcome O;
  O.Reason = "no-gain";
  G.tell(First[0], O);
  EXPECT_EQ(ask(G, S, 100).size(), gridPlans(S).size() - 1);
}
