//===- AroundTest.cpp - what has no default is tried near its value -------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/llm/Landscape.h"

#include "llm/Around.h"
#include "llm/GridProposer.h"
#include "llm/LearnedProposer.h"
#include "llm/StateJson.h"
#include "llm/TpeProposer.h"
#include "llm/prompt/PlanReply.h"

using namespace crinn;
using namespace crinn::llm;
using namespace crinn::test;

static passes::Site tunable(const std::string &Id, int64_t Now, int64_t Min,
                            int64_t Max) {
  passes::Site S;
  S.Id = Id;
  S.Idiom = "tunable";
  S.File = "a.h";
  S.Line = 1;
  S.Roles = {{"tunable",
              {{{"source", Id}, {"value", Now}, {"min", Min}, {"max", Max}}}}};
  return S;
}

/// Two tunables that may be set and one that may not.
static State tunables() {
  State S = landscape({});
  S.Rewrites = {{"set-tunable",
                 "set",
                 "curve",
                 "search",
                 "kept",
                 false,
                 {{"value", "new", 0, 1 << 24, std::nullopt}},
                 "tunable"}};
  S.Sites = {tunable("width", 64, 1, 1 << 24), tunable("near", 3, 0, 3)};
  S.Sites.push_back(tunable("mark", 0, 0, 0));
  S.Sites.back().Roles["tunable"][0].erase("value");
  return S;
}

static const std::set<std::pair<std::string, int64_t>> All = {
    {"width", 32},  {"width", 48}, {"width", 80},
    {"width", 128}, {"near", 1},   {"near", 2}};

TEST(Around, HalfToDoubleInsideTheRangeAndNotThePresentOne) {
  auto At = [](int64_t Now, int64_t Min, int64_t Max) {
    return valuesAround(tunable("t", Now, Min, Max));
  };
  using V = std::vector<int64_t>;
  EXPECT_EQ(At(64, 1, 4096), (V{32, 48, 80, 128}));
  EXPECT_EQ(At(64, 50, 100), (V{50, 80, 100}));
  EXPECT_EQ(At(1, 1, 9), (V{2}));
  EXPECT_EQ(At(3, 0, 3), (V{1, 2}));
  EXPECT_EQ(At(0, 0, 3), (V{1}));
  EXPECT_EQ(At(5, 5, 5), V{});
}

TEST(Around, ASiteWithoutANumberOfItsOwnHasNone) {
  EXPECT_EQ(valuesAround({}), std::vector<int64_t>{});
  passes::Site S = tunable("t", 64, 1, 4096);
  S.Roles["tunable"][0]["max"] = "high";
  EXPECT_EQ(valuesAround(S), std::vector<int64_t>{});
  EXPECT_EQ(valuesAround(tunable("t", 64, 65, 70)), std::vector<int64_t>{});
  EXPECT_EQ(valuesAround(tunable("t", 2, 1, INT64_MAX)),
            std::vector<int64_t>{});
  EXPECT_TRUE(fits(tunables().Rewrites[0], tunables().Sites[0]));
  EXPECT_FALSE(fits(tunables().Rewrites[0], tunables().Sites[2]));
}

/// Every proposer but the language model, on tunables alone.
template <typename T> class Tuner : public ::testing::Test {};
using Tuners = ::testing::Types<GridProposer, RandomProposer, TpeProposer,
                                LearnedProposer>;
TYPED_TEST_SUITE(Tuner, Tuners);

template <typename T> static T make() {
  if constexpr (std::is_same_v<T, GridProposer>)
    return {};
  else
    return T(1);
}

TYPED_TEST(Tuner, ProposesEachOfTheValuesAndNoOther) {
  State S = tunables();
  TypeParam P = make<TypeParam>();
  std::set<std::pair<std::string, int64_t>> Met;
  for (int I = 0; I < 64; ++I)
    for (const passes::Plan &Plan : valueOf(P.propose(S, 1))) {
      for (const passes::Step &Step : Plan.Steps) {
        ASSERT_TRUE(Step.Params.count("value"));
        Met.insert({Step.Site, Step.Params.at("value")});
      }
      P.tell(Plan, measured(0.01));
    }
  EXPECT_EQ(Met, All);
}

TEST(Around, TheGridTriesWhatHasADefaultFirst) {
  State S = tunables();
  S.Rewrites.push_back(
      {"relax", "", "curve", "construction", "kept", false, {}, "prune"});
  S.Sites.push_back({"prune@f()#0", "prune"});
  std::vector<passes::Plan> Plans = gridPlans(S);
  ASSERT_EQ(Plans.size(), 7u);
  EXPECT_EQ(Plans[0].Steps[0].Rewrite, "relax");
}

TEST(Around, AStateKeepsThatThereIsNoDefault) {
  State Back = valueOf(stateFromJson(toJson(tunables())));
  EXPECT_FALSE(Back.Rewrites[0].Params[0].Default.has_value());
  EXPECT_TRUE(landscape().Rewrites[0].Params[0].Default.has_value());
  nlohmann::json J = toJson(tunables());
  J["rewrites"][0]["params"][0]["default"] = "none";
  auto Bad = stateFromJson(J);
  EXPECT_FALSE(bool(Bad));
  ::llvm::consumeError(Bad.takeError());
}

TEST(Around, AReplyHasToGiveAValueOfTheSite) {
  State S = tunables();
  auto Read = [&](const std::string &Site, const std::string &Params) {
    auto P =
        planFromReply(R"({"steps": [{"rewrite": "set-tunable", "site": ")" +
                          Site + R"(", "params": )" + Params + "}]}",
                      S);
    return P ? keyOf(*P) : ::llvm::toString(P.takeError());
  };
  EXPECT_NE(Read("near", R"({"value": 2})").find(R"("value":2)"),
            std::string::npos);
  EXPECT_NE(Read("near", "{}").find("lacks"), std::string::npos);
  EXPECT_NE(Read("near", R"({"value": 4})").find("from 0 to 3"),
            std::string::npos);
  EXPECT_NE(Read("near", R"({"value": 3})").find("not the present"),
            std::string::npos);
  EXPECT_NE(Read("mark", R"({"value": 3})").find("number of their own"),
            std::string::npos);
}
