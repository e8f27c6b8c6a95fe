//===- floor_test.cpp - what A/A runs make the floor ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Floor.h"
#include "eval/support/TempDir.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <thread>

using namespace crinn::eval;

namespace {

/// \p N runs of \p Seconds, their estimates spread evenly over +-\p Spread
/// around \p Lean.
Floor floorOf(size_t N, double Seconds, double Spread, double Lean = 0) {
  Floor F;
  for (size_t I = 0; I < N; ++I)
    F.Runs.push_back(
        {Lean + Spread * (2 * double(I) / double(N - 1) - 1), Seconds});
  return F;
}

TEST(Floor, DefaultWithoutRuns) {
  EXPECT_FALSE(Floor().measured());
  EXPECT_FALSE(floorOf(19, 15, 0.002).measured());
  EXPECT_TRUE(floorOf(20, 15, 0.002).measured());
  EXPECT_EQ(Floor().at(60), Floor::DefaultFloor);
}

TEST(Floor, FewRunsOnlyRaiseIt) {
  EXPECT_EQ(floorOf(19, 15, 0.002).at(15), Floor::DefaultFloor);
  EXPECT_NEAR(floorOf(19, 15, 0.03).at(15), 0.03, 1e-12);
  EXPECT_LT(floorOf(20, 15, 0.002).at(15), 0.0021);
}

TEST(Floor, IsThe95thPercentile) {
  // 0, 0.01, ..., 0.19 and no sign: the 19th of 20.
  Floor F;
  for (int I = 0; I < 20; ++I)
    F.Runs.push_back({(I % 2 ? -0.01 : 0.01) * I, 10});
  EXPECT_NEAR(F.at(10), 0.18, 1e-12);
}

TEST(Floor, RunsCountByTheRootOfTheRatioOfTheTimes) {
  Floor F = floorOf(41, 15, 0.02);
  EXPECT_NEAR(F.at(15 * 16), F.at(15) / 4, 1e-12);
  EXPECT_NEAR(F.at(15. / 4), 2 * F.at(15), 1e-12);
  EXPECT_TRUE(std::isfinite(F.at(0)));
}

TEST(Floor, NoLengthRemovesALean) {
  Floor F = floorOf(41, 15, 0.02, 0.012);
  EXPECT_NEAR(F.at(1e9), 0.012, 1e-9);
}

TEST(Floor, RunsSurviveTheirFile) {
  Floor F = floorOf(5, 15, 0.02);
  std::vector<AaRun> Back = aaRuns(toJson(F.Runs));
  ASSERT_EQ(Back.size(), F.Runs.size());
  for (size_t I = 0; I < Back.size(); ++I) {
    EXPECT_EQ(Back[I].Estimate, F.Runs[I].Estimate);
    EXPECT_EQ(Back[I].Seconds, F.Runs[I].Seconds);
  }
  EXPECT_TRUE(aaRuns(nlohmann::json{0.1, 0.2}).empty()); // an older file
  EXPECT_TRUE(
      aaRuns(nlohmann::json{{{"estimate", "x"}, {"seconds", 1}}}).empty());
}

TEST(Floor, LosesNoRunWhenTwoAdd) {
  TempDir Dir = *TempDir::create();
  const Context Ctx{nullptr, nullptr, Dir.path()};
  Baseline B;
  B.T.Name = "t";
  auto D = std::make_shared<Dataset>();
  D->Hash = "0123456789ab";
  B.Data = D;
  constexpr unsigned Each = 25;
  auto Add = [&] {
    for (unsigned I = 0; I < Each; ++I)
      EXPECT_TRUE(addToFloor(B, {{0.001, 15}}, Ctx));
  };
  std::thread Other(Add);
  Add();
  Other.join();
  EXPECT_EQ(readFloor(B, Ctx).Runs.size(), 2 * Each);
}

} // namespace
