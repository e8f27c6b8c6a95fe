//===- reach_test.cpp - crowds of equal rows ------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Equal rows must not crowd out the rest, nor become unreachable themselves.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/index.h"
#include "test/unit/glass/data.h"
#include "test/unit/glass/search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace glass;
using namespace glasstest;

namespace {

TEST(Reach, EqualRowsAreAllFound) {
  constexpr size_t Dim = 12;
  for (float Value : {0.0f, 3.5f, -1e-42f}) {
    const std::vector<float> Rows(300 * Dim, Value);
    for (Metric M : {Metric::L2, Metric::InnerProduct})
      for (QuantizerKind Q : {QuantizerKind::FP32, QuantizerKind::SQ8}) {
        auto I = build(Rows, Dim, params(M, Q));
        ASSERT_TRUE(I);
        const Answer A = search(*I, Rows.data(), 20, 50);
        EXPECT_EQ(A.Ids.size(), 20u);
        EXPECT_EQ(std::set(A.Ids.begin(), A.Ids.end()).size(), A.Ids.size());
      }
  }
}

TEST(Reach, RowsBesideACrowdOfEqualOnesAreReached) {
  constexpr size_t Dim = 16, Crowd = 200;
  auto Rows = clustered(1000, Dim, 10, 9);
  for (size_t I = 0; I < Crowd; ++I) // the entry point among them
    std::copy_n(Rows.data(), Dim, &Rows[I * Dim]);
  for (QuantizerKind Q : {QuantizerKind::FP32, QuantizerKind::SQ8}) {
    auto I = build(Rows, Dim, params(Metric::L2, Q));
    ASSERT_TRUE(I);
    EXPECT_EQ(search(*I, &Rows[500 * Dim], 1000, 1000).Ids.size(), 1000u);
    size_t Own = 0;
    for (size_t R = Crowd; R < 1000; ++R)
      Own += search(*I, &Rows[R * Dim], 1, 20).Distances[0] < 1e-3;
    EXPECT_GE(Own, 790u) << "of 800 rows, each asked for itself";
  }
}

TEST(Reach, EveryRowIsReachedFromTheEntryPoint) {
  constexpr size_t Dim = 8;
  auto Rows = clustered(2000, Dim, 40, 16);
  for (size_t I = 0; I < 2000; ++I) // crowds of 2, 5, 10, 20, ... of a kind
    std::copy_n(&Rows[I * I / 2000 / 100 * 100 * Dim], Dim, &Rows[I * Dim]);
  for (QuantizerKind Q : {QuantizerKind::FP32, QuantizerKind::SQ8})
    for (int Degree : {4, 16}) {
      IndexParams P = params(Metric::L2, Q);
      P.Graph.Degree = Degree;
      P.Graph.EfConstruction = 10;
      auto Built = build(Rows, Dim, P);
      ASSERT_TRUE(Built);
      const HnswGraph &G = Built->graph();
      EXPECT_TRUE(G.isConsistent());
      std::set<int> Seen = {G.entryPoint()};
      std::vector<int> Queue = {G.entryPoint()};
      for (size_t Next = 0; Next < Queue.size(); ++Next)
        for (int I = 0; I < G.degree() && G.at(Queue[Next], I) >= 0; ++I)
          if (Seen.insert(G.at(Queue[Next], I)).second)
            Queue.push_back(G.at(Queue[Next], I));
      EXPECT_EQ(Seen.size(), 2000u);
    }
}

} // namespace
