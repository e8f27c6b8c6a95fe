//===- OptionsTest.cpp - when two commands are one run --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/Options.h"
#include "tools/crinn-optimize/run/Candidate.h"

#include <gtest/gtest.h>

using namespace crinn;
using namespace crinn::optimize;

TEST(Options, HowARunIsWatchedDoesNotMatter) {
  RunOptions A, B;
  B.Progress = ProgressStyle::Json;
  B.Out = "elsewhere";
  EXPECT_EQ(difference(identity(A), identity(B)), "");
}

TEST(Options, EveryOtherOptionMatters) {
  const RunOptions A;
  auto Differs = [&](auto Change) {
    RunOptions B;
    Change(B);
    return difference(identity(A), identity(B));
  };
  EXPECT_EQ(Differs([](auto &B) { B.Seed = 2; }), "seed was 1, is 2");
  EXPECT_NE(Differs([](auto &B) { B.Target = "x"; }), "");
  EXPECT_NE(Differs([](auto &B) { B.Data = "x"; }), "");
  EXPECT_NE(Differs([](auto &B) { B.MaxCandidates = 3; }), "");
  EXPECT_NE(Differs([](auto &B) { B.Variants = {"x"}; }), "");
  EXPECT_NE(Differs([](auto &B) { B.Rewrites = {"x"}; }), "");
  EXPECT_NE(Differs([](auto &B) { B.Proposer = "tpe"; }), "");
  EXPECT_NE(Differs([](auto &B) { B.Policy = "x"; }), "");
  EXPECT_NE(Differs([](auto &B) { B.Floor = 0.01; }), "");
}

TEST(Options, AFieldThatCameOrWentIsADifference) {
  EXPECT_NE(difference({{"a", 1}}, {{"a", 1}, {"b", 2}}), "");
  EXPECT_NE(difference({{"a", 1}, {"b", 2}}, {{"a", 1}}), "");
}

TEST(Candidate, ResultHashIsOfPathsAndContents) {
  EXPECT_EQ(resultHash({{"a", "1"}}), resultHash({{"a", "1"}}));
  EXPECT_NE(resultHash({{"a", "1"}}), resultHash({{"b", "1"}}));
  EXPECT_NE(resultHash({{"a", "1"}}), resultHash({{"a", "2"}}));
  EXPECT_NE(resultHash({{"a", "1"}}), resultHash({}));
}

TEST(Candidate, LabelsAreShort) {
  passes::Plan P;
  P.Steps = {{"batch",
              "best-first@n::S<T>::f(int (*)(int), a) const#1",
              {{"size", 32}}},
             {"prefetch", "x", {{"ahead", 4}, {"lines", 8}}}};
  EXPECT_EQ(label(P, false), "batch(32) + prefetch(4,8)");
  EXPECT_EQ(label(P, true), "batch(32) + prefetch(4,8) @ f#1");
}
