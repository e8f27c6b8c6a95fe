//===- guard_test.cpp - what the judge says of losses elsewhere -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Which sets are measured and what their figures lead to. The figures are
/// made up: a comparison takes recorded pairs for its own, so nothing is timed
/// and no machine can flip a result.
///
//===----------------------------------------------------------------------===//

#include "eval/data/Flat.h"
#include "eval/judge/Guard.h"
#include "eval/support/Recorder.h"
#include "test/unit/eval/Toy.h"

#include <cmath>
#include <functional>
#include <map>

using namespace crinn::eval;
using nlohmann::json;

namespace {

const std::vector<EfPoint> Points = {
    {80, 0.80, 1e-4}, {90, 0.90, 1e-4}, {100, 1.00, 1e-4}};

/// Recorded pairs of a candidate that takes Times of the baseline's time.
struct Figures : Recorder {
  /// By what a key begins with: "pair/", "guard/", "shape/"; the longest
  /// counts.
  std::map<std::string, double> Times;
  std::string Again; ///< not empty: set for keys with "/again/"
  double AgainTimes = 1;
  std::function<void(std::string_view Key, PairSample &)> Bend;
  std::map<std::string, unsigned> Asked; ///< pairs, by the same prefix
  bool GatesPassed = false;              ///< those before the timing

  PairSample sample(double Times) const {
    PairSample P;
    for (const EfPoint &E : Points) {
      P.A.QuerySeconds.push_back(1e-4);
      P.B.QuerySeconds.push_back(1e-4 * Times);
      P.A.Recall.push_back(E.Recall);
      P.LogRatio.push_back(-std::log(Times));
    }
    P.B.Recall = P.A.Recall;
    for (auto [Arm, Each] :
         {std::pair(&P.A, 1e-4), std::pair(&P.B, 1e-4 * Times)}) {
      Arm->Costs.TogetherSeconds = Arm->Costs.AloneSeconds = Each;
      Arm->Costs.KnownSeconds = Arm->Costs.FreshSeconds = Each;
      Arm->Costs.P99Seconds = Arm->Costs.FirstQuerySeconds = Each;
      Arm->Costs.LoadSeconds = 1;
    }
    P.Answered = 1000;
    return P;
  }

  std::optional<json> recorded(std::string_view Key) override {
    auto Has = [&](const char *Part) { return Key.find(Part) != Key.npos; };
    if (Has("grid/"))
      return toJson(Points);
    if (Has("distances/"))
      return json::object();
    if (GatesPassed && Has("gate/") && !Has("gate/guard"))
      return json{{"passed", true}};
    if (!Has("pair/"))
      return std::nullopt;
    for (const auto &[Prefix, Factor] : Times)
      if (Key.starts_with(Prefix)) {
        ++Asked[Prefix];
        PairSample P =
            sample(Prefix == Again && Has("/again/") ? AgainTimes : Factor);
        if (Bend)
          Bend(Key, P);
        return toJson(P);
      }
    ADD_FAILURE() << "nobody made up " << Key;
    return std::nullopt;
  }
  Status record(std::string_view, const json &) override { return success(); }
};

/// Its search does not depend on what is made up here.
struct GuardTest : Toy {
  Figures Made;
  std::optional<Baseline> Base;

  /// Compiled and built once for all tests.
  static std::string cache() {
    static TempDir Shared = *TempDir::create();
    return Shared.path();
  }

  void SetUp() override {
    Ctx.CacheDir = cache();
    T.CxxFlags = {"-std=c++17", "-O3", "-ffast-math", "-I{tree}"};
    Ctx.Records = &Made;
    Made.Times = {{"pair/", 0.5}, {"guard/", 1}, {"shape/", 1}};
    Base.emplace(*prepared());
  }

  /// A set of 12 dimensions for the manifest to name.
  std::string file(const std::string &Name,
                   RawDistance Distance = RawDistance::Euclidean) {
    RawDataset D;
    D.Distance = Distance;
    D.Train = randomMatrix(300, 12, 3);
    D.Test = randomMatrix(100, 12, 4);
    const std::string Path = Dir.path() + "/" + Name + ".flat";
    EXPECT_TRUE(writeFlat(Path, D));
    return Path;
  }

  Result<GateResult> gate(const Variant &V, uint64_t Seed = 1) {
    return guardGate({*Base, V, Base->Binary, Base->Binary, Seed}, Ctx);
  }

  GateResult asked(uint64_t Seed = 1) {
    Variant V;
    V.Modules = {"search"};
    auto G = gate(V, Seed);
    EXPECT_TRUE(G) << G.error().Message;
    return G ? *G : GateResult();
  }

  /// The target, doing no metric but its own.
  void takesOneMetric() {
    std::string Text = *readFile(T.Adapter);
    const std::string Any = "size_t D, int, const char *,\n"
                            "                crinn_index **Out) {\n";
    const size_t At = Text.find(Any);
    ASSERT_NE(At, Text.npos);
    Text.replace(At, Any.size(),
                 "size_t D, int Metric, const char *, crinn_index **Out) {\n"
                 "  if (Metric != CRINN_METRIC_L2) return -1;\n");
    T.Adapter = Dir.path() + "/target/adapter.cpp";
    ASSERT_TRUE(writeFile(T.Adapter, Text));
    auto B = prepared();
    ASSERT_TRUE(B) << B.error().Message;
    Base.emplace(std::move(*B));
  }
};

TEST_F(GuardTest, WithoutALossBothSetsAreMeasured) {
  GateResult G = asked();
  EXPECT_TRUE(G.Passed) << G.Detail;
  ASSERT_EQ(G.Figures["sets"].size(), 2u);
  const json &Guard = G.Figures["sets"][0], &Shape = G.Figures["sets"][1];
  EXPECT_NE(Guard["dim"], 8);
  EXPECT_NE(Guard["data"].get<std::string>().find("angular"), std::string::npos)
      << "not another metric than the target's own";
  EXPECT_NE(Shape["dim"], 8);
  EXPECT_NE(Shape["dim"].get<int>() % 16, 0);
  EXPECT_EQ(Made.Asked["guard/"], 10u);
  EXPECT_EQ(Made.Asked["shape/"], 10u);
}

TEST_F(GuardTest, ALossOnTheGeneratedSet) {
  Made.Times["guard/"] = 1.07; // 6.5 % slower
  GateResult G = asked();
  EXPECT_FALSE(G.Passed);
  EXPECT_EQ(G.Reason, "guard");
  EXPECT_NE(G.Detail.find("-6.54 %"), std::string::npos) << G.Detail;
  EXPECT_EQ(Made.Asked["guard/"], 10u + 20u) << "not measured anew";
  EXPECT_EQ(Made.Asked["shape/"], 0u);
}

TEST_F(GuardTest, ALossOnADrawnShape) {
  Base->T.Guards = {file("small")};
  Made.Times["shape/"] = 1.07;
  GateResult G = asked(7);
  EXPECT_FALSE(G.Passed);
  EXPECT_EQ(G.Reason, "shape");
  const json First = G.Figures["sets"][1];
  G = asked(8);
  EXPECT_EQ(G.Reason, "shape");
  EXPECT_NE(First["data"], G.Figures["sets"][1]["data"]) << "not drawn anew";
}

TEST_F(GuardTest, TheManifestsSetsTakeTheGeneratedOnesPlace) {
  Base->T.Guards = {file("one"), file("two")};
  GateResult G = asked();
  EXPECT_TRUE(G.Passed) << G.Detail;
  ASSERT_EQ(G.Figures["sets"].size(), 3u); // and the shape
  EXPECT_EQ(G.Figures["sets"][0]["data"], "one");
  EXPECT_EQ(G.Figures["sets"][1]["data"], "two");
  Made.Times["guard/"] = 1.07;
  G = asked();
  EXPECT_EQ(G.Reason, "guard");
  EXPECT_EQ(G.Detail.find("on one: "), 0u) << G.Detail;
}

TEST_F(GuardTest, FivePerCentMayBeLost) {
  Base->T.Guards = {file("small")};
  Made.Times["guard/"] = Made.Times["shape/"] = 1.04;
  GateResult G = asked();
  EXPECT_TRUE(G.Passed) << G.Detail;
  EXPECT_NE(G.Detail.find("-3.8 %"), std::string::npos) << G.Detail;
}

TEST_F(GuardTest, TheSecondLookCounts) {
  Base->T.Guards = {file("small")};
  Made.Times["guard/"] = 1.2;
  Made.Again = "guard/";
  Made.AgainTimes = 1.01;
  GateResult G = asked();
  EXPECT_TRUE(G.Passed) << G.Detail;
  EXPECT_EQ(G.Figures["sets"][0]["looks"], 2);
  EXPECT_EQ(G.Figures["sets"][1]["looks"], 1);
}

TEST_F(GuardTest, WhatIsRefusedElsewhereIsRefused) {
  Base->T.Guards = {file("small")};
  Made.Bend = [](std::string_view Key, PairSample &P) {
    if (Key.starts_with("guard/"))
      P.B.Costs.IdleShare = 0.1;
  };
  GateResult G = asked();
  EXPECT_FALSE(G.Passed);
  EXPECT_EQ(G.Reason, "hidden-work");
}

TEST_F(GuardTest, TheSecondLookIsOfSeveralBuilds) {
  Base->T.Guards = {file("small")};
  Made.Times["guard/"] = 1.2;
  Variant V;
  V.Class = EquivalenceClass::Recall;
  V.Modules = {"construction"};
  auto G = gate(V);
  ASSERT_TRUE(G) << G.error().Message;
  EXPECT_EQ(G->Reason, "guard") << "of five builds, all lose";
  EXPECT_EQ(G->Figures["sets"][0]["looks"], 2);
  EXPECT_EQ(G->Figures["sets"][0]["builds"], 5);
  Made.Times["guard/"] = 1;
  G = gate(V);
  ASSERT_TRUE(G) << G.error().Message;
  EXPECT_EQ(G->Figures["sets"][0]["builds"], 1);
}

TEST_F(GuardTest, ScatterBetweenBuildsIsNoExcuse) {
  Base->T.Guards = {file("small")};
  Made.Times["guard/"] = 1.13;
  Made.Bend = [](std::string_view Key, PairSample &P) {
    // Pair i is of build i modulo 5; each loses, by 2 to 25 %.
    constexpr double Of[] = {0.95, 1.05, 1, 1.1, 0.9};
    const double Times =
        Of[std::stoul(std::string(Key.substr(Key.rfind('/') + 1))) % 5];
    for (size_t I = 0; I < P.LogRatio.size(); ++I) {
      P.B.QuerySeconds[I] *= Times;
      P.LogRatio[I] -= std::log(Times);
    }
  };
  Variant V;
  V.Class = EquivalenceClass::Recall;
  V.Modules = {"construction"};
  auto G = gate(V);
  ASSERT_TRUE(G) << G.error().Message;
  EXPECT_EQ(G->Reason, "guard");
}

TEST_F(GuardTest, AnotherMetricMayBeRefusedAndIsListed) {
  takesOneMetric();
  GateResult G = asked();
  EXPECT_TRUE(G.Passed) << G.Detail;
  ASSERT_EQ(G.Figures["sets"].size(), 2u);
  EXPECT_NE(G.Figures["sets"][0].value("skipped", ""), "");
  EXPECT_FALSE(G.Figures["sets"][1].contains("skipped"));
}

TEST_F(GuardTest, AManifestsSetHasToBeMeasured) {
  takesOneMetric();
  Base->T.Guards = {file("other", RawDistance::Angular)};
  Variant V;
  auto G = gate(V);
  ASSERT_FALSE(G);
  EXPECT_EQ(G.error().Message.find("guard other: "), 0u) << G.error().Message;
}

TEST_F(GuardTest, OneWrongAnswerIsNoNoise) {
  Base->T.Guards = {file("small")};
  Made.Bend = [](std::string_view Key, PairSample &P) {
    if (Key.starts_with("guard/") && Key.find("/again/") == Key.npos) {
      P.FailureReason = "unstable";
      P.Failure = "another answer than before";
    }
  };
  GateResult G = asked();
  EXPECT_FALSE(G.Passed);
  EXPECT_EQ(G.Reason, "unstable");
}

TEST_F(GuardTest, CostsAreBoundedOnTheTargetsOwnDataOnly) {
  Base->T.Guards = {file("small")};
  Made.Times["guard/"] = 0.5;
  Made.Bend = [](std::string_view, PairSample &P) {
    P.B.Costs.LoadSeconds = 2;
  };
  GateResult G = asked();
  EXPECT_TRUE(G.Passed) << G.Detail;
  ASSERT_EQ(G.Figures["sets"][0]["reason"], "bound-load");
}

/// The whole way: twice as fast on the target's own data, slower on another.
TEST_F(GuardTest, TheJudgeAsksTheGuards) {
  Made.GatesPassed = true;
  Base->T.Guards = {file("small")};
  const Variant V = edited("float Sum = 0;", "float Sum = 0.0f;");
  CompareOptions O;
  O.MaxPairs = 10;
  auto C = judge(*Base, V, O, Ctx);
  ASSERT_TRUE(C) << C.error().Message;
  EXPECT_EQ(C->Verdict, Verdict::Faster) << C->Reason << ": " << C->Detail;
  for (const char *Reason : {"guard", "shape"}) {
    Made.Times["guard/"] = Made.Times["shape/"] = 1;
    Made.Times[std::string(Reason) + "/"] = 1.2;
    C = judge(*Base, V, O, Ctx);
    ASSERT_TRUE(C) << C.error().Message;
    EXPECT_EQ(C->Verdict, Verdict::Refused);
    EXPECT_EQ(C->Reason, Reason);
    EXPECT_NEAR(C->Reward.Estimate, std::log(2), 1e-9) << "its gain stays";
  }
}

} // namespace
