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

TEST(GroundTruth, AgreesWithBruteForceAlsoOnDuplicates) {
  for (Metric M : {Metric::L2, Metric::InnerProduct}) {
    Matrix Base = randomMatrix(400, 6, 3), Queries = randomMatrix(30, 6, 4);
    for (size_t I = 0; I < 200; ++I) // ties: the proof must fall back
      std::copy_n(Base.row(0), 6, Base.row(I));
    auto Truth = exactNeighbors(M, Base, Queries, 10, {});
    ASSERT_TRUE(Truth);
    for (size_t Q = 0; Q < 30; ++Q) {
      std::vector<std::pair<double, uint32_t>> All;
      for (uint32_t I = 0; I < 400; ++I)
        All.emplace_back(distance(M, Queries.row(Q), Base.row(I), 6), I);
      std::sort(All.begin(), All.end());
      for (size_t J = 0; J < 10; ++J)
        EXPECT_EQ((*Truth)[Q * 10 + J], All[J].second);
    }
  }
}

} // namespace
