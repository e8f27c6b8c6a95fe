//===- refusal_test.cpp - what an index refuses ---------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Each refusal must carry the right code and a message.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/index.h"
#include "test/unit/glass/data.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <utility>

using namespace glass;
using glasstest::clustered;

namespace {

IndexParams params(Metric M, QuantizerKind Q) {
  IndexParams P;
  P.DistanceMetric = M;
  P.Quantizer = Q;
  return P;
}

Expected<std::unique_ptr<Index>> build(const std::vector<float> &Rows,
                                       size_t Dim, const IndexParams &P) {
  return Index::build(Rows.data(), Dim ? Rows.size() / Dim : 0, Dim, P);
}

ErrorCode refusal(const std::vector<float> &Rows, size_t Dim,
                  const IndexParams &P) {
  auto I = build(Rows, Dim, P);
  EXPECT_FALSE(I);
  if (I)
    return ErrorCode::Io;
  EXPECT_FALSE(I.error().Message.empty());
  return I.error().Code;
}

TEST(Refusal, RefusesWhatIsNotFinite) {
  constexpr size_t Dim = 20;
  for (float Bad : {std::numeric_limits<float>::quiet_NaN(),
                    std::numeric_limits<float>::infinity(),
                    -std::numeric_limits<float>::infinity()})
    for (size_t At : {0, 19, 999, 1999}) {
      auto Rows = clustered(100, Dim, 3, 13);
      auto Query = std::vector<float>(Rows.begin(), Rows.begin() + Dim);
      for (QuantizerKind Q : {QuantizerKind::FP32, QuantizerKind::SQ8}) {
        auto I = build(Rows, Dim, params(Metric::L2, Q));
        Query[At % Dim] = Bad;
        SearchScratch S;
        int32_t Id;
        float Distance;
        auto Found = (*I)->search(Query.data(), 1, 10, S, &Id, &Distance);
        ASSERT_FALSE(Found);
        EXPECT_EQ(Found.error().Code, ErrorCode::NotFinite);
      }
      Rows[At] = Bad;
      EXPECT_EQ(refusal(Rows, Dim, params(Metric::L2, QuantizerKind::SQ8)),
                ErrorCode::NotFinite);
    }
}

TEST(Refusal, RefusesBadParameters) {
  const auto Rows = clustered(10, 4, 1, 14);
  const auto Bad = [&](auto Change) {
    IndexParams P = params(Metric::L2, QuantizerKind::SQ8);
    Change(P);
    EXPECT_EQ(refusal(Rows, 4, P), ErrorCode::InvalidArgument);
  };
  for (int R : {-2, 0, 2, 7, 514})
    Bad([&](IndexParams &P) { P.Graph.Degree = R; });
  for (int Ef : {-1, 0, 100001})
    Bad([&](IndexParams &P) { P.Graph.EfConstruction = Ef; });
  for (int T : {-1, 0, 1025})
    Bad([&](IndexParams &P) { P.Graph.Threads = T; });
  for (float F : {-1.0f, 0.5f, 1000.5f, NAN, INFINITY})
    Bad([&](IndexParams &P) { P.RefineFactor = F; });
  Bad([](IndexParams &P) {
    P.Quantizer = QuantizerKind::FP32;
    P.RefineFactor = 2;
  });
  Bad([](IndexParams &P) { // as fine as what it should refine
    P.RefineFactor = 2;
    P.RefineQuantizer = QuantizerKind::SQ8;
  });
  for (float R : {0.99f, 2.01f, NAN})
    Bad([&](IndexParams &P) { P.Graph.Relaxation = R; });
  Bad([](IndexParams &P) { P.Graph.Builder = BuilderKind(2); });
  Bad([](IndexParams &P) { P.DistanceMetric = Metric(3); });
  Bad([](IndexParams &P) { P.How = Comparison(3); });
  Bad([](IndexParams &P) { P.Quantizer = QuantizerKind(6); });
  Bad([](IndexParams &P) { P.GraphQuantizer = QuantizerKind(6); });
  Bad([](IndexParams &P) {
    P.RefineFactor = 2;
    P.RefineQuantizer = QuantizerKind(6);
  });
  Bad([](IndexParams &P) {
    P.Quantizer = QuantizerKind::PQ;
    P.PqParts = 5; // of 4 dimensions
  });
  EXPECT_EQ(refusal(Rows, 0, {}), ErrorCode::InvalidArgument);
  EXPECT_EQ(refusal(std::vector<float>(40000), 40000, {}),
            ErrorCode::InvalidArgument);
  EXPECT_FALSE(Index::build(nullptr, 5, 4, {}));
}

TEST(Refusal, RefusesABeamBelowK) {
  const auto Rows = clustered(100, 4, 1, 15);
  auto I = build(Rows, 4, params(Metric::L2, QuantizerKind::SQ8));
  ASSERT_TRUE(I);
  SearchScratch S;
  int32_t Ids[20];
  float Distances[20];
  size_t Found[2];
  for (const auto &[K, Ef] : {std::pair(0, 0), {1, 0}, {10, 9}, {20, 1}}) {
    auto One =
        (*I)->search(Rows.data(), size_t(K), size_t(Ef), S, Ids, Distances);
    ASSERT_FALSE(One) << K << " " << Ef;
    EXPECT_EQ(One.error().Code, ErrorCode::InvalidArgument);
    auto Batch = (*I)->searchBatch(Rows.data(), 2, size_t(K), size_t(Ef), 1,
                                   Ids, Distances, Found);
    EXPECT_FALSE(Batch);
  }
  EXPECT_TRUE((*I)->search(Rows.data(), 10, 10, S, Ids, Distances));
  for (int Threads : {0, -1, 1025})
    EXPECT_FALSE((*I)->searchBatch(Rows.data(), 2, 1, 1, Threads, Ids,
                                   Distances, Found));
  EXPECT_FALSE((*I)->tune(9));
}

} // namespace
