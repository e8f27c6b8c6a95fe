//===- TrailTest.cpp - several steps of edits as one ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/apply/Trail.h"

#include <gtest/gtest.h>

#include <random>

using namespace crinn::passes;

namespace {

using Made = Trail::Made;

std::string edited(llvm::StringRef Text, const std::vector<Made> &Step) {
  std::vector<Edit> Edits;
  for (const Made &M : Step)
    Edits.push_back(M.What);
  return cantFail(applyEdits(Text, std::move(Edits)));
}

/// "2+1=xy[a,b] ..."
std::string shown(const std::vector<Hunk> &Hunks) {
  std::string Out;
  for (const Hunk &H : Hunks) {
    Out += std::to_string(H.Offset) + "+" + std::to_string(H.Length) + "=" +
           H.Text + "[";
    for (const std::string &S : H.Sites)
      Out += S;
    Out += "] ";
  }
  return Out;
}

TEST(Trail, NothingMadeIsNoHunk) {
  EXPECT_EQ(shown(Trail(3).hunks("abc")), "");
}

TEST(Trail, OneStepIsItself) {
  Trail T(6);
  T.make({{{4, 1, ""}, {"s"}}, {{0, 1, "X"}, {"r"}}, {{2, 0, "yy"}, {"s"}}});
  EXPECT_EQ(shown(T.hunks("abcdef")), "0+1=X[r] 2+0=yy[s] 4+1=[s] ");
}

TEST(Trail, WhatEditsAnothersTextIsOneHunkWithIt) {
  Trail T(4);
  T.make({{{2, 0, "12345"}, {"a"}}}); // ab12345cd
  T.make({{{3, 1, "-"}, {"b"}}});     // ab1-345cd
  EXPECT_EQ(shown(T.hunks("abcd")), "2+0=1-345[ab] ");
}

TEST(Trail, RemovedTextIsStillItsSites) {
  Trail T(4);
  T.make({{{1, 2, ""}, {"a"}}});  // ad
  T.make({{{1, 0, "x"}, {"b"}}}); // axd
  EXPECT_EQ(shown(T.hunks("abcd")), "1+2=x[ab] ");
}

TEST(Trail, WhatIsTakenBackIsNoHunk) {
  Trail T(3);
  T.make({{{1, 1, "x"}, {"a"}}});
  T.make({{{1, 1, "b"}, {"b"}}});
  EXPECT_EQ(shown(T.hunks("abc")), "");
}

TEST(Trail, KnowsWhereTextWas) {
  Trail T(6);
  T.make({{{2, 0, "12"}, {"a"}}, {{3, 2, ""}, {"a"}}}); // ab12cf
  EXPECT_EQ(T.original(1), 1u);
  EXPECT_EQ(T.original(3), 2u);
  EXPECT_EQ(T.original(4), 2u);
  EXPECT_EQ(T.original(5), 5u);
  EXPECT_EQ(T.original(6), 6u);
}

/// Any edits in any number of steps: the hunks make the same text, and no two
/// touch.
TEST(Trail, HunksMakeWhatTheStepsMade) {
  std::mt19937 Random(7);
  auto Upto = [&](unsigned N) { return unsigned(Random() % (N + 1)); };
  for (int Round = 0; Round < 2000; ++Round) {
    std::string Before(Upto(30), '.');
    for (char &C : Before)
      C = char('a' + Upto(25));
    std::string Now = Before;
    Trail T(Before.size());
    for (unsigned Steps = Upto(4); Steps > 0; --Steps) {
      std::vector<Made> Step;
      for (unsigned At = Upto(5); At <= Now.size(); At += 1 + Upto(8)) {
        unsigned Length = Upto(std::min<size_t>(5, Now.size() - At));
        Step.push_back({{At, Length, std::string(Upto(3), 'X')}, {"s"}});
        At += Length;
      }
      Now = edited(Now, Step);
      T.make(std::move(Step));
    }
    std::vector<Edit> Edits;
    unsigned End = 0;
    for (const Hunk &H : T.hunks(Before)) {
      EXPECT_TRUE(Edits.empty() || H.Offset > End);
      End = H.Offset + H.Length;
      Edits.push_back({H.Offset, H.Length, H.Text});
    }
    ASSERT_EQ(cantFail(applyEdits(Before, std::move(Edits))), Now);
  }
}

} // namespace
