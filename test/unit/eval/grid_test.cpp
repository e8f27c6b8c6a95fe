//===- grid_test.cpp - ef points close in on the window ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Grid.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace crinn::eval;

namespace {

Result<std::vector<EfPoint>> grid(const std::vector<uint32_t> &Start,
                                  double (*Recall)(uint32_t)) {
  return refineGrid(Start, [&](uint32_t Ef) -> Result<EfPoint> {
    return EfPoint{Ef, Recall(Ef), 1e-6 * Ef};
  });
}

void expectBracket(const std::vector<EfPoint> &G, double Recall) {
  for (size_t I = 1; I < G.size(); ++I)
    if (G[I - 1].Recall < Recall && G[I].Recall >= Recall) {
      EXPECT_TRUE(G[I].Recall - G[I - 1].Recall <= 0.011 ||
                  G[I].Ef - G[I - 1].Ef == 1)
          << Recall;
      return;
    }
  ADD_FAILURE() << "nothing encloses " << Recall;
}

TEST(Grid, BracketsTheWindowClosely) {
  auto G = grid({10, 400}, [](uint32_t Ef) { return 1 - 2.0 / (Ef + 1); });
  ASSERT_TRUE(G);
  expectBracket(*G, 0.85);
  expectBracket(*G, 0.95);
  EXPECT_LE(G->size(), 12u);
}

TEST(Grid, GoesDownWhileRecallFalls) {
  auto G = grid({50, 100}, [](uint32_t Ef) { return 1 - 1.0 / Ef; });
  ASSERT_TRUE(G);
  expectBracket(*G, 0.85);
}

TEST(Grid, StopsWhereEfBelowKMeansK) {
  auto G =
      grid({10, 40}, [](uint32_t Ef) { return 1 - 1.0 / std::max(Ef, 10u); });
  ASSERT_TRUE(G);
  EXPECT_EQ(G->front().Ef, 10u);
}

TEST(Grid, EndsWhereRecallSaturates) {
  auto G = grid({5, 20}, [](uint32_t Ef) { return 0.92 - 0.5 / Ef; });
  ASSERT_TRUE(G);
  EXPECT_LT(G->back().Recall, 0.92);
}

TEST(Grid, PassesOnTheProbesError) {
  auto G = refineGrid({10, 20}, [](uint32_t) -> Result<EfPoint> {
    return Error{Errc::Worker, "gone", ""};
  });
  ASSERT_FALSE(G);
  EXPECT_EQ(G.error().Message, "gone");
}

} // namespace
