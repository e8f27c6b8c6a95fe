//===- pool_test.cpp - the pool against std::sort -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The reference sorts everything offered by distance and order of arrival and
/// is cut to the capacity.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/linear_pool.h"
#include "test/unit/glass/data.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>

using namespace glass;
using glasstest::Random;

namespace {

struct Offer {
  int Id;
  int32_t Dist;
};

TEST(LinearPool, HoldsWhatASortPutsFirst) {
  Random R(1);
  LinearPool<int32_t> Pool;
  for (int Trial = 0; Trial < 2000; ++Trial) {
    const int Capacity = 1 + int(R.below(20));
    const uint32_t Values = 1 + R.below(30); // few: ties are common
    Pool.reset(Capacity, Capacity);
    std::vector<Offer> All;
    std::set<int> Popped;
    for (uint32_t I = 0, End = R.below(60); I < End; ++I) {
      const Offer O = {int(I), int32_t(R.below(Values)) - 15};
      const bool Beats =
          int(All.size()) < Capacity || O.Dist < All[size_t(Capacity) - 1].Dist;
      EXPECT_EQ(Pool.insert(O.Id, O.Dist), Beats);
      All.push_back(O);
      std::sort(All.begin(), All.end(), [](const Offer &A, const Offer &B) {
        return std::tie(A.Dist, A.Id) < std::tie(B.Dist, B.Id);
      });
      if (R.below(4) == 0 && Pool.hasNext())
        EXPECT_TRUE(Popped.insert(Pool.pop()).second) << "expanded twice";
    }
    ASSERT_EQ(Pool.size(), std::min(Capacity, int(All.size())));
    for (int I = 0; I < Pool.size(); ++I) {
      EXPECT_EQ(Pool.id(I), All[size_t(I)].Id);
      EXPECT_EQ(Pool.dist(I), All[size_t(I)].Dist);
    }
  }
}

TEST(LinearPool, PopsTheNearestUnexpanded) {
  Random R(2);
  LinearPool<float> Pool;
  for (int Trial = 0; Trial < 500; ++Trial) {
    Pool.reset(8, 8);
    std::set<int> Popped;
    for (int Id = 0; Id < 40; ++Id) {
      Pool.insert(Id, R.unit());
      if (R.below(3) != 0 || !Pool.hasNext())
        continue;
      int Want = -1;
      for (int I = 0; I < Pool.size() && Want < 0; ++I)
        if (!Popped.count(Pool.id(I)))
          Want = Pool.id(I);
      ASSERT_EQ(Pool.pop(), Want);
      Popped.insert(Want);
    }
  }
}

TEST(LinearPool, HandsOutEveryEntryOnceAndKeepsIdsClean) {
  LinearPool<int32_t> Pool;
  Pool.reset(3, 3);
  Pool.insert(0x7FFFFFFF, 5);
  Pool.insert(0, 5);
  EXPECT_EQ(Pool.pop(), 0x7FFFFFFF);
  EXPECT_EQ(Pool.pop(), 0);
  EXPECT_FALSE(Pool.hasNext());
  EXPECT_EQ(Pool.id(0), 0x7FFFFFFF) << "the mark shows";
  Pool.insert(9, 1);
  EXPECT_TRUE(Pool.hasNext());
  EXPECT_EQ(Pool.pop(), 9);
  EXPECT_FALSE(Pool.hasNext());
}

TEST(LinearPool, ANarrowBeamHandsOutItsBestAlone) {
  LinearPool<int32_t> Pool;
  Pool.reset(4, 2);
  for (int Id = 0; Id < 5; ++Id)
    Pool.insert(Id, 10 * (Id + 1));
  EXPECT_EQ(Pool.size(), 4);
  EXPECT_EQ(Pool.pop(), 0);
  EXPECT_EQ(Pool.pop(), 1);
  EXPECT_FALSE(Pool.hasNext()) << "outside the beam";
  Pool.insert(7, 15);
  EXPECT_EQ(Pool.pop(), 7);
  EXPECT_FALSE(Pool.hasNext());
}

TEST(LinearPool, ResetForgets) {
  LinearPool<float> Pool;
  Pool.reset(2, 2);
  Pool.insert(1, 1);
  Pool.pop();
  Pool.reset(5, 5);
  EXPECT_EQ(Pool.size(), 0);
  EXPECT_FALSE(Pool.hasNext());
  for (int I = 0; I < 5; ++I)
    EXPECT_TRUE(Pool.insert(I, float(I)));
  EXPECT_FALSE(Pool.insert(6, 4)) << "a tie with the worst of a full pool";
}

TEST(VisitedSet, KeepsIdsApartAndForgetsThem) {
  VisitedSet S;
  // Where words and lines end.
  const std::set<int> Ids = {0, 63, 64, 4095, 4096, 262143, 262144, 299999};
  for (int Round = 0; Round < 3; ++Round) {
    S.reset(300000);
    for (int I = 0; I < 300000; ++I)
      ASSERT_FALSE(S.test(I)) << I;
    for (int I : Ids)
      S.set(I);
    for (int I = 0; I < 300000; ++I)
      ASSERT_EQ(S.test(I), Ids.count(I) == 1) << I;
  }
  S.reset(5); // a smaller graph, then a larger one
  S.set(4);
  S.reset(400000);
  for (int I = 0; I < 400000; ++I)
    ASSERT_FALSE(S.test(I)) << I;
}

} // namespace
