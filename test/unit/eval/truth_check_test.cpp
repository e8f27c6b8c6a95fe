//===- truth_check_test.cpp - neighbours that a file brings -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/TruthCheck.h"
#include "eval/support/Hash.h"
#include "eval/support/Random.h"
#include "test/unit/eval/Toy.h"

#include <algorithm>
#include <filesystem>
#include <numeric>

using namespace crinn::eval;

namespace {

struct TruthCheck : testing::Test {
  TempDir Dir = *TempDir::create();
  Context Ctx{nullptr, nullptr, Dir.path()};

  Dataset set(Metric M, size_t K, size_t Rows = 300) {
    Dataset D;
    D.Hash = sha256(std::to_string(++Sets));
    D.Distance = M;
    D.Base = randomMatrix(Rows, 6, 1);
    D.Queries = randomMatrix(130, 6, 2);
    complete(D, K);
    return D;
  }
  void complete(Dataset &D, size_t K) {
    D.TruthK = K;
    D.Truth = *exactNeighbors(D.Distance, D.Base, D.Queries, K, Ctx);
  }
  void accepted(const Dataset &D) {
    Status S = checkTruth(D, "set.hdf5", Ctx);
    EXPECT_TRUE(S) << S.error().Message;
  }
  void refused(const Dataset &D, const char *What = "") {
    Status S = checkTruth(D, "set.hdf5", Ctx);
    ASSERT_FALSE(S);
    EXPECT_EQ(S.error().Code, Errc::Input);
    EXPECT_TRUE(S.error().Message.starts_with("set.hdf5: its neighbours"));
    EXPECT_NE(S.error().Message.find(What), std::string::npos)
        << S.error().Message;
    EXPECT_EQ(S.error().Message.find('\n'), std::string::npos);
  }

private:
  unsigned Sets = 0;
};

TEST_F(TruthCheck, BelievesExactOnes) {
  for (Metric M : {Metric::L2, Metric::InnerProduct})
    for (size_t K : {10, 40})
      accepted(set(M, K));
}

TEST_F(TruthCheck, RefusesThoseOfAnotherOrderOfTheRows) {
  for (Metric M : {Metric::L2, Metric::InnerProduct}) {
    Dataset D = set(M, 10);
    std::vector<uint32_t> Order(D.Base.Rows);
    std::iota(Order.begin(), Order.end(), 0u);
    Random(3).shuffle(Order);
    for (uint32_t &Id : D.Truth)
      Id = Order[Id];
    refused(D, "for 100 of 100 queries");
  }
}

TEST_F(TruthCheck, RefusesThoseOfOtherQueries) {
  Dataset D = set(Metric::L2, 10);
  std::rotate(D.Truth.begin(), D.Truth.begin() + 10, D.Truth.end());
  refused(D, "reach to distance");
}

TEST_F(TruthCheck, RefusesThoseOfABaseThatWasCut) {
  for (Metric M : {Metric::L2, Metric::InnerProduct}) {
    // Its beginning is gone; ids that are then too large are refused before.
    Dataset D = set(M, 10);
    D.Base.Data.erase(D.Base.Data.begin(), D.Base.Data.begin() + 6);
    --D.Base.Rows;
    for (uint32_t &Id : D.Truth)
      Id = std::min<uint32_t>(Id, uint32_t(D.Base.Rows) - 1);
    refused(D);
    // The neighbours are those in its first half.
    Dataset Half = set(M, 10, 150), Whole = set(M, 10, 300);
    std::copy(Half.Base.Data.begin(), Half.Base.Data.end(),
              Whole.Base.Data.begin());
    Whole.Truth = Half.Truth;
    refused(Whole);
  }
}

TEST_F(TruthCheck, LooksAtTheLastToo) {
  Dataset D = set(Metric::L2, 40);
  for (size_t Q = 0; Q < D.Queries.Rows; ++Q)
    D.Truth[Q * 40 + 39] = D.Truth[Q * 40 + 38];
  refused(D, "the first 40 of");
}

TEST_F(TruthCheck, TiesAreEqualInAnyOrder) {
  Dataset D = set(Metric::L2, 10);
  for (size_t I = 0; I < 300; ++I) // six different rows
    std::copy_n(D.Base.row(I % 6), 6, D.Base.row(I));
  complete(D, 10);
  for (uint32_t &Id : D.Truth)
    Id = 294 + Id % 6; // its last copy
  accepted(D);
  Dataset E = set(Metric::L2, 10);
  for (size_t Q = 0; Q < E.Queries.Rows; ++Q)
    std::reverse(E.Truth.begin() + long(Q * 10),
                 E.Truth.begin() + long(Q * 10 + 10));
  accepted(E);
}

TEST_F(TruthCheck, SinglePrecisionMayHaveRankedThem) {
  // So far from the origin that |b|^2 - 2<q,b> keeps few digits of the
  // distance.
  Dataset D = set(Metric::L2, 10);
  for (Matrix *M : {&D.Base, &D.Queries})
    for (float &V : M->Data)
      V += 100;
  std::vector<std::pair<float, uint32_t>> Keys(D.Base.Rows);
  bool Other = false;
  complete(D, 10);
  for (size_t Q = 0; Q < D.Queries.Rows; ++Q) {
    for (uint32_t I = 0; I < D.Base.Rows; ++I) {
      float Key = 0;
      for (size_t J = 0; J < 6; ++J)
        Key += D.Base.row(I)[J] * (D.Base.row(I)[J] - 2 * D.Queries.row(Q)[J]);
      Keys[I] = {Key, I};
    }
    std::sort(Keys.begin(), Keys.end());
    for (size_t J = 0; J < 10; ++J) {
      Other |= D.Truth[Q * 10 + J] != Keys[J].second;
      D.Truth[Q * 10 + J] = Keys[J].second;
    }
  }
  ASSERT_TRUE(Other);
  accepted(D);
}

TEST_F(TruthCheck, SmallBases) {
  accepted(set(Metric::L2, 4, 4));
  Dataset D = set(Metric::L2, 4, 4);
  D.Queries = randomMatrix(3, 6, 5);
  complete(D, 3); // fewer neighbours than rows
  accepted(D);
  std::fill(D.Truth.begin(), D.Truth.end(), 0u);
  refused(D, "of 3 queries");
}

TEST_F(TruthCheck, WhatWasRightIsNotComputedAgain) {
  Dataset D = set(Metric::L2, 10);
  accepted(D);
  auto Entries = [&] {
    return std::distance(
        std::filesystem::directory_iterator(Dir.path() + "/truth"), {});
  };
  EXPECT_EQ(Entries(), 1);
  Dataset Gone = D; // without vectors nothing can be computed
  Gone.Base.Data.clear();
  Gone.Queries.Data.clear();
  accepted(Gone);
  // Other neighbours of the same vectors are not those that were right.
  std::fill(D.Truth.begin(), D.Truth.end(), 7u);
  refused(D);
  EXPECT_EQ(Entries(), 1);
}

} // namespace
