//===- curve_test.cpp - the reward, and what would break it -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Curve.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

using namespace crinn::eval;

namespace {

std::vector<CurvePoint> sample(const std::vector<double> &Recalls,
                               double Factor = 1) {
  std::vector<CurvePoint> P;
  for (double R : Recalls)
    P.push_back({R, Factor * 40000 * std::pow(1 - R, 0.45)});
  return P;
}

const std::vector<std::vector<double>> Grids = {
    {.80, .84, .87, .90, .93, .96, .98},
    {.80, .849, .8505, .88, .91, .94, .9499, .96},
    {.83, .89, .935, .965}};

/// What the paper does: trapezoids over the points inside the window.
double naiveArea(const std::vector<CurvePoint> &P) {
  double Sum = 0;
  for (size_t I = 1; I < P.size(); ++I)
    if (P[I - 1].Recall >= WindowLow && P[I].Recall <= WindowHigh)
      Sum += (P[I].Recall - P[I - 1].Recall) * (P[I].Qps + P[I - 1].Qps) / 2;
  return Sum;
}

TEST(Curve, DoesNotDependOnTheGrid) {
  std::vector<double> Mean, Naive;
  for (const auto &G : Grids) {
    Mean.push_back(*meanQps(envelope(sample(G)), WindowLow, WindowHigh));
    Naive.push_back(naiveArea(sample(G)));
  }
  auto [Low, High] = std::minmax_element(Mean.begin(), Mean.end());
  EXPECT_LT(*High / *Low, 1.01);
  auto [NaiveLow, NaiveHigh] = std::minmax_element(Naive.begin(), Naive.end());
  EXPECT_GT(*NaiveHigh / *NaiveLow, 1.3);
}

TEST(Curve, RewardIsTheLogOfAConstantFactor) {
  for (const auto &G : Grids) {
    CurveReward R = curveReward(sample(G), sample(G, 1.2));
    EXPECT_NEAR(*R.Reward, std::log(1.2), 1e-12);
    EXPECT_FALSE(R.FlatLeft || R.SharedWindow);
  }
}

TEST(Curve, ClipsExactlyAtTheWindow) {
  // exp(-r) between two points far outside: the integral has a closed form.
  std::vector<CurvePoint> P = {{0.5, std::exp(-0.5)}, {1.0, std::exp(-1.0)}};
  double Want = (std::exp(-WindowLow) - std::exp(-WindowHigh)) / 0.10;
  EXPECT_NEAR(*meanQps(P, WindowLow, WindowHigh), Want, 1e-12);
}

TEST(Curve, ExtendsFlatToTheLeftAndSaysSo) {
  std::vector<CurvePoint> P = {{0.90, 100}, {0.95, 50}};
  CurveReward R = curveReward(P, P);
  EXPECT_TRUE(R.FlatLeft);
  double Half = 50 / std::log(2.0); // logarithmic mean of 100 and 50
  EXPECT_NEAR(*meanQps(P, 0.85, 0.95), (100 + Half) / 2, 1e-9);
}

TEST(Curve, SharesTheWindowOfABaselineThatEndsEarly) {
  std::vector<CurvePoint> A = {{0.80, 100}, {0.92, 50}};
  CurveReward R = curveReward(A, sample(Grids[0]));
  EXPECT_TRUE(R.SharedWindow);
  EXPECT_DOUBLE_EQ(R.High, 0.92);
  EXPECT_TRUE(R.Reward);
}

TEST(Curve, RefusesACandidateBelowTheEnd) {
  CurveReward R = curveReward(sample(Grids[0]), {{0.80, 1e6}, {0.94, 1e6}});
  EXPECT_FALSE(R.Reward);
  EXPECT_EQ(R.Refusal, "unreached");
  EXPECT_EQ(curveReward({{0.80, 1}}, sample(Grids[0])).Refusal, "no-window");
  EXPECT_EQ(curveReward({}, sample(Grids[0])).Refusal, "no-window");
}

TEST(Curve, AnEndThatFellByLittleEndsTheWindow) {
  const std::vector<CurvePoint> A = {{0.80, 100}, {0.9312, 50}};
  CurveReward R = curveReward(A, {{0.80, 200}, {0.9303, 100}});
  ASSERT_TRUE(R.Reward) << R.Refusal;
  EXPECT_TRUE(R.SharedWindow);
  EXPECT_DOUBLE_EQ(R.High, 0.9303);
  EXPECT_NEAR(*R.Reward, std::log(2), 0.01);
  EXPECT_EQ(curveReward(A, {{0.80, 200}, {0.9301, 100}}).Refusal, "unreached");
}

TEST(Curve, EnvelopeKeepsTheBestOfEqualRecallsAndEqualTimes) {
  auto E = envelope({{0.9, 10}, {0.9, 20}, {0.95, 20}, {0.97, 5}, {0.8, 15}});
  ASSERT_EQ(E.size(), 2u);
  EXPECT_EQ(E[0].Recall, 0.95);
  EXPECT_EQ(E[0].Qps, 20);
  EXPECT_EQ(E[1].Recall, 0.97);
}

TEST(Curve, WeightsAreSharesOfTheWindow) {
  // In any order, one point left and one right of the window.
  std::vector<double> W = windowWeights({0.95, 0.80, 0.90, 0.99}, 0.85, 0.95);
  EXPECT_NEAR(std::accumulate(W.begin(), W.end(), 0.0), 1, 1e-12);
  EXPECT_NEAR(W[0], 0.25, 1e-12);
  EXPECT_NEAR(W[1], 0.125, 1e-12);
  EXPECT_NEAR(W[2], 0.625, 1e-12);
  EXPECT_NEAR(W[3], 0, 1e-12);
  EXPECT_EQ(windowWeights({0.99}, 0.85, 0.95), std::vector<double>{1});
  W = windowWeights({0.90, 0.90}, 0.85, 0.95);
  EXPECT_NEAR(W[0] + W[1], 1, 1e-12);
}

} // namespace
