//===- build_test.cpp - the builders --------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The number of threads must not show in an index, whatever they do first.
///
//===----------------------------------------------------------------------===//

#include "test/unit/glass/data.h"
#include "test/unit/glass/search.h"

#include <atomic>
#include <set>
#include <stdexcept>

#include "baseline_glass/parallel.h"

#include <fstream>

using namespace glass;
using namespace glasstest;

namespace {

constexpr size_t Dim = 24;

std::string bytesOf(const Index &I) {
  const std::string Path = testing::TempDir() + "crinn-glass-build-test";
  EXPECT_TRUE(I.save(Path));
  std::ifstream In(Path, std::ios::binary);
  std::string Bytes{std::istreambuf_iterator<char>(In), {}};
  std::remove(Path.c_str());
  return Bytes;
}

class BuildTest : public testing::TestWithParam<BuilderKind> {
protected:
  IndexParams make(QuantizerKind Q, Metric M = Metric::L2) const {
    IndexParams P = params(M, Q);
    P.Graph.Builder = GetParam();
    return P;
  }
};

TEST_P(BuildTest, TheNumberOfThreadsDoesNotShow) {
  const auto Rows = clustered(3000, Dim, 20, 10);
  for (QuantizerKind Q :
       {QuantizerKind::SQ8, QuantizerKind::FP32, QuantizerKind::PQ}) {
    IndexParams P = make(Q);
    const std::string Want = bytesOf(*build(Rows, Dim, P));
    for (int Time = 0; Time < 3; ++Time)
      for (int Threads : {1, 2, 5}) {
        P.Graph.Threads = Threads;
        EXPECT_TRUE(bytesOf(*build(Rows, Dim, P)) == Want)
            << Threads << " threads";
      }
  }
}

TEST_P(BuildTest, RowsInOrderOfTheirClustersAreFoundToo) {
  constexpr size_t Clusters = 40, Each = 50;
  std::vector<float> Rows;
  for (size_t C = 0; C < Clusters; ++C) {
    Random R(C);
    std::vector<float> Centre(Dim);
    for (float &X : Centre)
      X = 20 * R.unit();
    for (size_t I = 0; I < Each * Dim; ++I)
      Rows.push_back(Centre[I % Dim] + R.bell());
  }
  for (Metric M : {Metric::L2, Metric::Angular}) {
    auto I = build(Rows, Dim, make(QuantizerKind::FP32, M));
    ASSERT_TRUE(I);
    EXPECT_TRUE(I->graph().isConsistent());
    size_t Own = 0;
    for (size_t R = 0; R < Clusters * Each; ++R)
      Own += search(*I, &Rows[R * Dim], 1, 40).Ids[0] == int32_t(R);
    EXPECT_GE(Own, Clusters * Each * 99 / 100);
  }
}

TEST_P(BuildTest, RelaxationKeepsMoreLinksForDistancesOfEitherSign) {
  const auto Rows = clustered(1500, Dim, 20, 10);
  const auto Links = [](const Index &I) {
    size_t Count = 0;
    for (int U = 0; U < I.graph().size(); ++U)
      for (int J = 0; J < I.graph().degree() && I.graph().at(U, J) >= 0; ++J)
        ++Count;
    return Count;
  };
  for (Metric M : {Metric::L2, Metric::InnerProduct}) {
    IndexParams P = make(QuantizerKind::FP32, M);
    P.Graph.Degree = 32;
    const size_t Strict = Links(*build(Rows, Dim, P));
    P.Graph.Relaxation = 1.3f;
    EXPECT_GT(Links(*build(Rows, Dim, P)), Strict + Strict / 20) << int(M);
  }
}

TEST_P(BuildTest, AnyCodesMayBuildTheGraph) {
  const auto Rows = clustered(1000, Dim, 10, 10);
  for (uint32_t Kind = 0; Kind < QuantizerKinds; ++Kind) {
    IndexParams P = make(QuantizerKind::SQ8);
    P.GraphQuantizer = QuantizerKind(Kind);
    auto I = build(Rows, Dim, P);
    ASSERT_TRUE(I);
    size_t Own = 0;
    for (size_t R = 0; R < 1000; ++R)
      Own += search(*I, &Rows[R * Dim], 1, 40).Ids[0] == int32_t(R);
    EXPECT_GE(Own, Kind == 5 ? 850u : 950u) << "kind " << Kind;
  }
}

TEST_P(BuildTest, TheDegreeIsABound) {
  const auto Rows = clustered(500, Dim, 5, 10);
  for (size_t N : {1, 2, 3, 10, 500}) {
    IndexParams P = make(QuantizerKind::SQ8);
    P.Graph.Degree = 6;
    auto I = Index::build(Rows.data(), N, Dim, P);
    ASSERT_TRUE(I);
    EXPECT_EQ((*I)->graph().degree(), 6);
    EXPECT_TRUE((*I)->graph().isConsistent());
    EXPECT_EQ(search(**I, Rows.data(), N, N).Ids.size(), N);
    for (int U = 0; U < int(N); ++U) {
      std::set<int> Links;
      for (int J = 0; J < 6 && (*I)->graph().at(U, J) >= 0; ++J) {
        EXPECT_NE((*I)->graph().at(U, J), U) << "a link to itself";
        EXPECT_TRUE(Links.insert((*I)->graph().at(U, J)).second) << "twice";
      }
    }
  }
}

TEST_P(BuildTest, AnswersAreAsManyAsAskedFor) {
  // Clusters that lie apart: from where a descent ends not all is reached.
  const auto Rows = clustered(3000, Dim, 30, 10);
  for (Metric M : {Metric::L2, Metric::InnerProduct, Metric::Angular}) {
    auto I = build(Rows, Dim, make(QuantizerKind::SQ8, M));
    ASSERT_TRUE(I);
    for (size_t Q = 0; Q < 300; ++Q)
      EXPECT_EQ(search(*I, &Rows[Q * 10 * Dim], 200, 200).Ids.size(), 200u);
  }
}

INSTANTIATE_TEST_SUITE_P(Builders, BuildTest,
                         testing::Values(BuilderKind::HNSW, BuilderKind::NSG));

TEST(ParallelFor, DoesEachItemOnce) {
  for (size_t Count : {0, 1, 15, 16, 17, 1000})
    for (int Threads : {1, 2, 7}) {
      std::vector<std::atomic<int>> Times(Count);
      parallelFor(Count, Threads, [&](size_t I, size_t T) {
        EXPECT_LT(T, size_t(Threads));
        ++Times[I];
      });
      for (const auto &T : Times)
        EXPECT_EQ(T, 1);
    }
}

TEST(ParallelFor, HandsOnWhatACallThrows) {
  for (int Threads : {1, 3})
    EXPECT_THROW(parallelFor(500, Threads,
                             [](size_t I, size_t) {
                               if (I == 333)
                                 throw std::runtime_error("no");
                             }),
                 std::runtime_error);
}

} // namespace
