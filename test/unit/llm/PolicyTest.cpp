//===- PolicyTest.cpp - the policy and its training -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/llm/Landscape.h"

#include "llm/LearnedProposer.h"
#include "llm/TpeProposer.h"

using namespace crinn;
using namespace crinn::llm;
using namespace crinn::test;

/// A group of drawn plans, and weights that no symmetry makes easy.
struct Drawing {
  State S = landscape({"one", "two"});
  Weights Old, Now, Reference;
  std::vector<Rollout> Group;

  explicit Drawing(uint64_t Seed, size_t Count = 5) {
    Random Rng(Seed);
    for (size_t I = 0; I < Count; ++I) {
      passes::Plan P = drawPlan(S, {}, Rng);
      Group.push_back({*tokensOf(S, P), learnable(P)});
    }
    for (const Rollout &R : Group)
      for (const Token &T : R.Tokens)
        for (const Features &F : T.Options)
          for (const auto &[Name, Value] : F)
            for (Weights *W : {&Old, &Now, &Reference})
              if (!W->count(Name))
                (*W)[Name] = Rng.unit() - 0.5;
  }
};

TEST(Policy, ProbabilitiesSumToOne) {
  Drawing D(1);
  for (const Rollout &R : D.Group)
    for (const Token &T : R.Tokens) {
      double Sum = 0;
      for (double LogP : logProbabilities(D.Now, T.Options))
        Sum += std::exp(LogP);
      EXPECT_NEAR(Sum, 1, 1e-12);
    }
}

TEST(Policy, NoWeightIsTooLarge) {
  auto LogP = logProbabilities({{"a", 1e4}}, {{{"a", 1.0}}, {{"b", 1.0}}});
  EXPECT_EQ(LogP[0], 0);
  EXPECT_EQ(LogP[1], -1e4);
}

TEST(Policy, WithoutWeightsEveryOptionIsAlike) {
  auto LogP = logProbabilities({}, {{{"a", 1.0}}, {}, {{"b", 0.5}}, {}});
  for (double Value : LogP)
    EXPECT_DOUBLE_EQ(Value, std::log(0.25));
}

TEST(Policy, ReadsBackWhatWasWritten) {
  Weights W = {{"a", 0.1}, {"b after c", -3}};
  EXPECT_EQ(valueOf(weightsFromJson(toJson(W))), W);
  for (const char *Bad :
       {"null", "{}", R"({"format": "crinn-policy-2", "weights": {}})",
        R"({"format": "crinn-policy-1"})",
        R"({"format": "crinn-policy-1", "weights": {"a": "1"}})",
        R"({"format": "crinn-policy-1", "weights": {"a": 1e999}})"})
    EXPECT_NE(
        errorOf(weightsFromJson(nlohmann::json::parse(Bad, nullptr, false))),
        "")
        << Bad;
}

TEST(Grpo, AdvantagesByHand) {
  // Mean 2, standard deviation sqrt(2/3).
  auto A = advantages({1, 2, 3}, 10, 0);
  EXPECT_NEAR(A[0], -1.2247, 1e-4);
  EXPECT_EQ(A[1], 0);
  EXPECT_NEAR(A[2], 1.2247, 1e-4);
}

TEST(Grpo, OneFailureDoesNotHideTheDifferencesOfTheRest) {
  std::vector<double> R = {0.1, 0.05, 0, 0.1, 0.05, 0, 0.08, -0.69};
  auto Plain = advantages(R, 100, 0.01), Smooth = advantages(R, 1.5, 0.01);
  EXPECT_GT(Smooth[0] - Smooth[2], 1.2 * (Plain[0] - Plain[2]));
  EXPECT_LT(Smooth[7], Smooth[2]) << "the failure is still the worst";
}

TEST(Grpo, NoAdvantageWithinTheFloor) {
  EXPECT_EQ(advantages({0.1, 0.105, 0.11}, 1.5, 0.01),
            (std::vector<double>{0, 0, 0}));
  EXPECT_NE(advantages({0.1, 0.105, 0.12}, 1.5, 0.01),
            (std::vector<double>{0, 0, 0}));
  EXPECT_TRUE(advantages({}, 1.5, 0).empty());
}

/// Central differences, of each weight.
static void checkGradient(const Drawing &D, const Weights &At,
                          const std::vector<double> &A,
                          const GrpoSettings &Settings) {
  auto J = [&](const Weights &W, Weights *G = nullptr) {
    return objective(W, D.Old, D.Reference, D.Group, A, Settings, G);
  };
  Weights Gradient;
  J(At, &Gradient);
  const double H = 1e-6;
  double Largest = 0;
  for (const auto &[Name, Value] : At) {
    Weights Up = At, Down = At;
    Up[Name] += H;
    Down[Name] -= H;
    EXPECT_NEAR(Gradient[Name], (J(Up) - J(Down)) / (2 * H), 1e-7) << Name;
    Largest = std::max(Largest, std::abs(Gradient[Name]));
  }
  EXPECT_GT(Largest, 1e-3) << "nothing was checked";
}

TEST(Grpo, TheGradientIsThatOfFiniteDifferences) {
  for (uint64_t Seed : {1, 2, 3}) {
    Drawing D(Seed);
    std::vector<double> Rewards;
    for (const Rollout &R : D.Group)
      Rewards.push_back(R.Reward);
    auto A = advantages(Rewards, 1.5, 0);
    GrpoSettings Settings;
    Settings.Clip = 0.2;
    Settings.Beta = 0.3;
    checkGradient(D, D.Now, A, Settings); // far from Old: much is clipped
    Weights Near = D.Old;
    for (auto &[Name, Value] : Near)
      Value += 0.01 * D.Now.at(Name);
    checkGradient(D, Near, A, Settings); // near: nothing is
    Settings.Beta = 0;
    checkGradient(D, Near, A, Settings);
  }
}

TEST(Grpo, TheObjectiveByHand) {
  // One plan of one choice of two; the policy prefers it 3 : 1, the old one and
  // the reference do not. Ratio 1.5, clipped to 1.2; KL 2/3 - ln(2/3) - 1.
  Rollout R{{{{{{"a", 1.0}}, {}}, 0}}, 1};
  Weights W = {{"a", std::log(3)}};
  GrpoSettings Settings;
  Settings.Clip = 0.2;
  Settings.Beta = 0.5;
  const double Kl = 2.0 / 3 - std::log(2.0 / 3) - 1;
  EXPECT_NEAR(objective(W, {}, {}, {R}, {2}, Settings), 2.4 - 0.5 * Kl, 1e-12);
  EXPECT_NEAR(objective(W, {}, {}, {R}, {-2}, Settings), -3 - 0.5 * Kl, 1e-12)
      << "of a bad plan, what is worse is never clipped";
}

TEST(Grpo, WhatIsClippedMovesNothing) {
  Rollout R{{{{{{"a", 1.0}}, {}}, 0}}, 1};
  GrpoSettings Settings;
  Settings.Clip = 0.2;
  Settings.Beta = 0;
  Weights Gradient;
  objective({{"a", std::log(3)}}, {}, {}, {R}, {1}, Settings, &Gradient);
  EXPECT_EQ(Gradient["a"], 0);
}

TEST(Grpo, TheReferenceHoldsThePolicy) {
  Drawing D(1);
  auto Distance = [&](double Beta) {
    GrpoSettings Settings;
    Settings.Beta = Beta;
    Weights W;
    for (int I = 0; I < 20; ++I)
      W = trained(W, {}, D.Group, 0, Settings);
    double Sum = 0;
    for (const auto &[Name, Value] : W)
      Sum += Value * Value;
    return Sum;
  };
  EXPECT_LT(Distance(1), Distance(0) / 2);
}

TEST(Learned, AConstantLandscapeTeachesNothing) {
  LearnedProposer P(1);
  State S = landscape();
  walk(P, S, [](const passes::Plan &) { return 0.1; }, 80);
  EXPECT_TRUE(P.weights().empty());
  // Nor does noise within the floor.
  Random Rng(2);
  walk(P, S, [&](const passes::Plan &) { return 0.009 * Rng.unit(); }, 80);
  EXPECT_TRUE(P.weights().empty());
}

TEST(Learned, TheLastPlansAreBetterThanTheFirst) {
  State S = landscape();
  double Gain = medianOver(11, [&](unsigned Seed) {
    LearnedProposer P(Seed);
    auto R = walk(P, S, learnable, 160);
    double First = 0, Last = 0;
    for (int I = 0; I < 40; ++I) {
      First += R[I] / 40;
      Last += R[R.size() - 1 - I] / 40;
    }
    return Last - First;
  });
  EXPECT_GT(Gain, 0.05);
}

TEST(Learned, IsDecidedByItsSeed) {
  State S = landscape({"one", "two"});
  LearnedProposer A(5), B(5), C(6);
  auto First = walk(A, S, learnable, 40);
  EXPECT_EQ(First, walk(B, S, learnable, 40));
  EXPECT_EQ(A.weights(), B.weights());
  EXPECT_NE(First, walk(C, S, learnable, 40));
}

TEST(Learned, NeedsFewerEvaluationsThanRandomSearchAndFewerStillWhenWarm) {
  State S = landscape();
  LearnedProposer Teacher(99);
  walk(Teacher, landscape({"elsewhere"}), learnable, 200);
  auto Median = [&](auto Make) {
    return medianOver(31, [&](unsigned Seed) -> double {
      auto P = Make(Seed);
      return evaluationsTo(0.9 * 0.2, P, S, learnable, 300);
    });
  };
  double Chance = Median([](unsigned Seed) { return RandomProposer(Seed); });
  double Tpe = Median([](unsigned Seed) { return TpeProposer(Seed); });
  double Cold = Median([](unsigned Seed) { return LearnedProposer(Seed); });
  double Warm = Median(
      [&](unsigned Seed) { return LearnedProposer(Seed, Teacher.weights()); });
  RecordProperty("evaluations", std::to_string(Chance) + " random, " +
                                    std::to_string(Tpe) + " tpe, " +
                                    std::to_string(Cold) + " cold, " +
                                    std::to_string(Warm) + " warm");
  EXPECT_LE(Cold, Chance);
  EXPECT_LE(Warm, Chance / 2);
  EXPECT_LE(Warm, Tpe);
}
