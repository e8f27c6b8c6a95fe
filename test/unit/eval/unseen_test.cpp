//===- unseen_test.cpp - queries that were never published ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/GroundTruth.h"
#include "eval/judge/Guard.h"
#include "eval/judge/Unseen.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

using namespace crinn::eval;

namespace {

const std::vector<uint32_t> Like = {3, 5, 8, 13, 21};

std::shared_ptr<Dataset> clusters(Metric M) {
  return std::make_shared<Dataset>(**clusteredData(400, 60, 24, M, 7, {}));
}

std::unique_ptr<Unseen> drawn(const Dataset &D, uint64_t Seed = 1) {
  auto U = Unseen::draw(D, Like, 50, Seed, {});
  EXPECT_TRUE(U);
  return std::move(*U);
}

/// Whole numbers from 0 to 9 on four coordinates of five, else 0.
void makeWhole(Dataset &D) {
  for (Matrix *M : {&D.Base, &D.Queries})
    for (size_t I = 0; I < M->Data.size(); ++I)
      M->Data[I] = I % 5 ? std::clamp(std::rint(M->Data[I] + 4), 0.f, 9.f) : 0;
  D.Truth = *exactNeighbors(D.Distance, D.Base, D.Queries, D.TruthK, {});
}

TEST(Unseen, IsAsFarFromTheDataAsThePublishedAre) {
  auto D = clusters(Metric::L2);
  auto U = drawn(*D);
  double Known = 0, New = 0;
  for (size_t I = 0; I < U->Queries.Rows; ++I) {
    const uint32_t Q = Like[I % Like.size()];
    Known += distance(D->Distance, D->Queries.row(Q),
                      D->Base.row(D->Truth[Q * D->TruthK]), D->Base.Cols);
    New += distance(D->Distance, U->Queries.row(I),
                    D->Base.row(U->Truth[I * TimedK]), D->Base.Cols);
  }
  EXPECT_GT(New, 0.6 * Known);
  EXPECT_LT(New, 1.4 * Known);
}

TEST(Unseen, IsLikeNoPublishedQuery) {
  // Not even the signs of one are another's.
  auto D = clusters(Metric::L2);
  auto U = drawn(*D);
  auto Signs = [](const Matrix &M, size_t Row) {
    std::vector<bool> Out;
    for (size_t J = 0; J < M.Cols; ++J)
      Out.push_back(M.row(Row)[J] < 0);
    return Out;
  };
  std::set<std::vector<bool>> Published;
  for (size_t Q = 0; Q < D->Queries.Rows; ++Q)
    Published.insert(Signs(D->Queries, Q));
  size_t Alike = 0;
  for (size_t I = 0; I < U->Queries.Rows; ++I)
    Alike += Published.contains(Signs(U->Queries, I));
  EXPECT_LE(Alike, U->Queries.Rows / 10);
}

TEST(Unseen, KeepsWholeNumbersInTheirRange) {
  auto D = clusters(Metric::L2);
  makeWhole(*D);
  auto U = drawn(*D);
  for (float X : U->Queries.Data)
    EXPECT_TRUE(X == std::rint(X) && X >= 0 && X <= 9) << X;
}

TEST(Unseen, KeepsUnitLength) {
  auto D = clusters(Metric::InnerProduct);
  auto U = drawn(*D);
  for (size_t I = 0; I < U->Queries.Rows; ++I) {
    double Sum = 0;
    for (size_t J = 0; J < D->Base.Cols; ++J)
      Sum += double(U->Queries.row(I)[J]) * U->Queries.row(I)[J];
    EXPECT_NEAR(Sum, 1, 1e-5);
  }
}

TEST(Unseen, TheSeedDecides) {
  auto D = clusters(Metric::L2);
  EXPECT_EQ(drawn(*D)->Queries.Data, drawn(*D)->Queries.Data);
  EXPECT_NE(drawn(*D)->Queries.Data, drawn(*D, 2)->Queries.Data);
}

TEST(Unseen, ItsMeterKnowsTheNearest) {
  auto D = clusters(Metric::L2);
  auto U = drawn(*D);
  Answers A;
  A.K = TimedK;
  A.Ids.assign(U->Truth.begin() + TimedK, U->Truth.begin() + 2 * TimedK);
  A.Distances.resize(TimedK);
  A.Found = {int32_t(TimedK)};
  EXPECT_EQ(U->Meter.score({1}, A).Recall, 1);
  EXPECT_LT(U->Meter.score({2}, A).Recall, 1);
}

} // namespace
