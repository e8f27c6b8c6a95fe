//===- ArchiveTest.cpp - the archive and its exemplars --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/llm/Landscape.h"

#include "llm/Archive.h"
#include "llm/StateJson.h"
#include "tools/crinn-optimize/show/ArchiveTable.h"
#include "tools/crinn-optimize/store/Archive.h"
#include "tools/crinn-optimize/support/Files.h"

using namespace crinn;
using namespace crinn::llm;
using namespace crinn::test;

TEST(Exemplars, EquationOneByHand) {
  // exp(0), exp(-1), exp(-2) over their sum.
  auto P = exemplarProbabilities({0.3, 0.2, 0.1}, 0.1);
  EXPECT_NEAR(P[0], 0.66524, 1e-5);
  EXPECT_NEAR(P[1], 0.24473, 1e-5);
  EXPECT_NEAR(P[2], 0.09003, 1e-5);
  EXPECT_TRUE(exemplarProbabilities({}).empty());
}

TEST(Exemplars, NoScoreIsTooLarge) {
  auto P = exemplarProbabilities({1e6, -1e6}, 1e-6);
  EXPECT_EQ(P[0], 1);
  EXPECT_EQ(P[1], 0);
}

TEST(Exemplars, DrawnAsOftenAsTheirProbability) {
  const std::vector<double> Scores = {0.1, 0, -0.1};
  auto P = exemplarProbabilities(Scores);
  std::vector<double> Count(3);
  Random Rng(1);
  const int Draws = 20000;
  for (int I = 0; I < Draws; ++I) {
    auto D = drawExemplars(Scores, 1, Rng);
    ASSERT_EQ(D.size(), 1u);
    EXPECT_EQ(D[0].Probability, P[D[0].Index]);
    ++Count[D[0].Index];
  }
  // Four standard errors of a proportion.
  for (size_t I = 0; I < 3; ++I)
    EXPECT_NEAR(Count[I] / Draws, P[I],
                4 * std::sqrt(P[I] * (1 - P[I]) / Draws));
}

TEST(Exemplars, WithoutReplacementAndTheRestIsNormalisedAgain) {
  Random Rng(7);
  const std::vector<double> Scores = {0.2, 0.1, 0, -0.7};
  auto D = drawExemplars(Scores, 9, Rng);
  ASSERT_EQ(D.size(), 4u);
  std::set<size_t> Seen;
  for (const Drawn &One : D)
    EXPECT_TRUE(Seen.insert(One.Index).second);
  EXPECT_EQ(D.back().Probability, 1);
  EXPECT_EQ(D[0].Probability, exemplarProbabilities(Scores)[D[0].Index]);
}

TEST(Archive, AskedByModule) {
  std::vector<Judged> All(3);
  All[0].Modules = {"search"};
  All[1].Modules = {"construction", "search"};
  All[2].Modules = {"refinement"};
  EXPECT_EQ(ofModule(All, "search").size(), 2u);
  EXPECT_EQ(ofModule(All, "construction").size(), 1u);
  EXPECT_EQ(ofModule(All, "").size(), 3u);
}

TEST(Archive, AFailureIsWorthHalfTheSpeedAndNoChangeNothing) {
  Judged J;
  J.Result.Reason = "crash";
  EXPECT_DOUBLE_EQ(J.score(), -std::log(2));
  J.Result.Reason = SameCode;
  EXPECT_EQ(J.score(), 0);
  J.Result.Reward = 0.25;
  EXPECT_EQ(J.score(), 0.25);
}

TEST(StateJson, ReadsBackWhatWasWritten) {
  State S = landscape({"one", "two"});
  State Back = valueOf(stateFromJson(toJson(S)));
  EXPECT_EQ(toJson(Back), toJson(S));
  EXPECT_EQ(Back.Sites[1].Id, S.Sites[1].Id);
  EXPECT_EQ(Back.Rewrites[1].Params[2].Max, 3);
  EXPECT_EQ(Back.Floor, 0.01);
}

TEST(StateJson, EveryDamagedFieldIsNamed) {
  const nlohmann::json Whole = toJson(landscape());
  for (const auto &[Key, Value] : Whole.items()) {
    nlohmann::json J = Whole;
    J.erase(Key);
    EXPECT_NE(errorOf(stateFromJson(J)), "") << Key;
    J[Key] = nullptr;
    EXPECT_NE(errorOf(stateFromJson(J)), "") << Key;
  }
  for (const char *Path :
       {"/sites/0/id", "/sites/0/modules", "/sites/0/line", "/rewrites/0/name",
        "/rewrites/0/params/0/min", "/rewrites/0/params/0"}) {
    nlohmann::json J = Whole;
    J[nlohmann::json::json_pointer(Path)] = {{"x", 1}};
    EXPECT_NE(errorOf(stateFromJson(J)), "") << Path;
  }
  EXPECT_NE(errorOf(stateFromJson(nlohmann::json())), "");
}

namespace {

using namespace crinn::optimize;

/// A run with three plans and a hand-written variant.
class ArchiveOfARun : public ::testing::Test {
protected:
  void SetUp() override {
    auto Db = valueOf(RunDb::open(S / "run.db"));
    ASSERT_EQ(text(Db.setFact("state", toText(toJson(TheState)))), "");
    add(Db, 1, "", 0.5);
    add(Db, 2, plan(16), 0.1);
    add(Db, 3, plan(32), 0.2);
    add(Db, 4, plan(64), std::nullopt);
    ASSERT_EQ(text(writeFile(S / "variants/0003/overlay/a.h", "fast();\n")),
              "");
  }
  std::string plan(int64_t Size) {
    passes::Plan P;
    P.Steps = {{"batch", TheState.Sites[0].Id, {{"size", Size}}}};
    return toText(toJson(P));
  }
  void add(RunDb &Db, unsigned Number, const std::string &Plan,
           std::optional<double> Reward) {
    Attempt A;
    A.Number = Number;
    A.Label = "x";
    A.Plan = Plan;
    A.Directory = Number == 4 ? "" : "variants/000" + std::to_string(Number);
    A.Outcome = Reward ? Verdict::Open : Verdict::Refused;
    A.Reason = Reward ? "faster" : "crash";
    if (Reward)
      A.Measured = Score{*Reward, 0, 1, 8};
    ASSERT_EQ(text(Db.add(A)), "");
  }
  nlohmann::json shown(ArchiveOptions O) {
    O.RunDirs = {S.Path};
    O.Json = true;
    return nlohmann::json::parse(valueOf(showArchive(O)));
  }
  Scratch S;
  llm::State TheState = landscape();
};

} // namespace

TEST_F(ArchiveOfARun, HoldsThePlansWithScoreVerdictFeaturesAndCode) {
  auto A = valueOf(readArchive(S.Path));
  ASSERT_EQ(A.Plans.size(), 3u) << "without the hand-written one";
  EXPECT_EQ(A.Plans[1].Number, 3u);
  EXPECT_EQ(A.Plans[1].score(), 0.2);
  EXPECT_EQ(A.Plans[1].Verdict, "open");
  EXPECT_EQ(A.Plans[1].Modules, (std::vector<std::string>{"search"}));
  EXPECT_EQ(A.Plans[1].Features.at("batch.size=32"), 1);
  EXPECT_EQ(A.Plans[1].Code.at("a.h"), "fast();\n");
  EXPECT_TRUE(A.Plans[2].Code.empty());
  EXPECT_DOUBLE_EQ(A.Plans[2].score(), -std::log(2));
}

TEST_F(ArchiveOfARun, DrawsWithTheProbabilitiesItPrints) {
  ArchiveOptions O;
  O.Draw = 3;
  auto J = shown(O);
  ASSERT_EQ(J["plans"].size(), 3u);
  auto P = exemplarProbabilities({0.1, 0.2, -std::log(2)});
  const unsigned First = J["plans"][0]["number"];
  EXPECT_DOUBLE_EQ(J["plans"][0]["probability"], P[First - 2]);
  EXPECT_EQ(J["plans"][2]["probability"], 1);
  EXPECT_EQ(shown(O), J) << "the same seed, the same draw";
}

TEST_F(ArchiveOfARun, ListsAllWithoutADraw) {
  auto J = shown({});
  EXPECT_EQ(J["plans"].size(), 3u);
  EXPECT_FALSE(J["plans"][0].contains("probability"));
  ArchiveOptions O;
  O.Module = "construction";
  EXPECT_EQ(shown(O)["plans"].size(), 0u);
}

TEST(ArchiveErrors, NoRunAndNoState) {
  Scratch S;
  EXPECT_NE(errorOf(readArchive(S / "nowhere")).find("holds no run"),
            std::string::npos);
  valueOf(RunDb::open(S / "run.db"));
  EXPECT_NE(errorOf(readArchive(S.Path)).find("goes on"), std::string::npos);
}
