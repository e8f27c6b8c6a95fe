//===- truth_test.cpp - exact neighbours ------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/eval/Toy.h"

#include <algorithm>

using namespace crinn::eval;

namespace {

/// By the definition, in double.
std::vector<uint32_t> bruteForce(Metric M, const Matrix &Base,
                                 const float *Query, size_t K) {
  std::vector<std::pair<double, uint32_t>> All;
  for (uint32_t I = 0; I < Base.Rows; ++I)
    All.emplace_back(distance(M, Query, Base.row(I), Base.Cols), I);
  std::sort(All.begin(), All.end());
  std::vector<uint32_t> Out;
  for (size_t J = 0; J < K; ++J)
    Out.push_back(All[J].second);
  return Out;
}

void expectExact(const Matrix &Base, const Matrix &Queries, size_t K = 10) {
  for (Metric M : {Metric::L2, Metric::InnerProduct}) {
    auto Truth = exactNeighbors(M, Base, Queries, K, {});
    ASSERT_TRUE(Truth);
    for (size_t Q = 0; Q < Queries.Rows; ++Q)
      EXPECT_EQ(std::vector<uint32_t>(Truth->begin() + long(Q * K),
                                      Truth->begin() + long((Q + 1) * K)),
                bruteForce(M, Base, Queries.row(Q), K))
          << "query " << Q;
  }
}

TEST(GroundTruth, AgreesWithBruteForceAlsoOnDuplicates) {
  Matrix Base = randomMatrix(400, 6, 3);
  for (size_t I = 0; I < 200; ++I) // ties: the proof must fall back
    std::copy_n(Base.row(0), 6, Base.row(I));
  expectExact(Base, randomMatrix(30, 6, 4));
}

TEST(GroundTruth, NearTiesBelowTheRoundingOfAFloat) {
  // All rows are within 1e-4 of each other, 1e4 from the origin: the keys of
  // sgemm have 8 digits where the distances differ in the 16th.
  Matrix Base = randomMatrix(2000, 16, 5), Queries = randomMatrix(20, 16, 6);
  for (float &V : Base.Data)
    V = 2500 + V * 1e-3f;
  for (float &V : Queries.Data)
    V = 2500 + V * 1e-3f;
  expectExact(Base, Queries);
}

TEST(GroundTruth, MoreRowsThanABlock) {
  expectExact(randomMatrix(20000, 5, 7), randomMatrix(130, 5, 8), 3);
}

TEST(GroundTruth, NumbersWhoseSquareIsNoFloat) {
  // The keys of all rows but five are infinite, which is no order.
  Matrix Base = randomMatrix(400, 6, 9), Queries = randomMatrix(10, 6, 10);
  for (size_t I = 5 * 6; I < Base.Data.size(); ++I)
    Base.Data[I] *= 1e25f;
  expectExact(Base, Queries);
  for (float &V : Queries.Data)
    V *= 1e25f;
  expectExact(Base, Queries);
}

struct Counting : Progress {
  std::atomic<bool> Stop{false};
  uint64_t Updates = 0;
  void update(std::string_view Phase, uint64_t Done, uint64_t Total) override {
    EXPECT_EQ(Phase, "ground truth");
    EXPECT_LE(Done, Total);
    if (++Updates == 2)
      Stop = true;
  }
};

TEST(GroundTruth, TellsAndStopsWithinABlockOfQueries) {
  Counting Bar;
  Context Ctx{&Bar, &Bar.Stop, ""};
  auto Truth = exactNeighbors(Metric::L2, randomMatrix(30000, 4, 11),
                              randomMatrix(5, 4, 12), 10, Ctx);
  ASSERT_FALSE(Truth);
  EXPECT_EQ(Truth.error().Code, Errc::Interrupted);
  EXPECT_EQ(Bar.Updates, 2u);
}

} // namespace
