//===- timed_answers_test.cpp - what is said while timed --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Dataset.h"
#include "eval/judge/TimedAnswers.h"

#include <gtest/gtest.h>

using namespace crinn::eval;

namespace {

/// Rows 0, 1, 2, ... on a line, queries a quarter beyond the first of them; the
/// answer is the row itself and the next one.
struct TimedAnswersTest : testing::Test {
  Dataset D;
  std::vector<uint32_t> Order = {0, 1, 2, 3, 4, 5}, Back = {5, 4, 3, 2, 1, 0};
  TimedAnswersTest() {
    D.Base = {10, 1, {}};
    D.Queries = {6, 1, {}};
    for (size_t I = 0; I < 10; ++I)
      D.Base.Data.push_back(float(I));
    for (size_t I = 0; I < 6; ++I)
      D.Queries.Data.push_back(float(I) + 0.25f);
  }

  static Answers said(const std::vector<uint32_t> &Order) {
    Answers A;
    A.K = 2;
    for (uint32_t Q : Order) {
      A.Ids.insert(A.Ids.end(), {Q, Q + 1});
      A.Distances.insert(A.Distances.end(), {0.0625f, 0.5625f});
      A.Found.push_back(2);
    }
    return A;
  }

  std::string worse(const Answers &Of) { return worse(said(Order), Of); }
  std::string worse(const Answers &Right, const Answers &Of) {
    TimedSample A, B;
    for (int Batch = 0; Batch < 2; ++Batch) {
      A.add({Order, Right}, Back);
      B.add({Order, Of}, Back);
    }
    auto F = TimedSample::worse(A, B, D, D.Queries);
    return F ? F->Reason : "";
  }
};

TEST_F(TimedAnswersTest, DifferencesAreFoundByQuery) {
  const Answers A = said(Order);
  Answers B = said(Back);
  EXPECT_EQ(differences({Order, A}, {Back, B}).Ids, 0u);
  EXPECT_EQ(differences({Order, A}, {Back, B}).Distances, 0u);
  B.Ids[3] = 9;
  B.Distances[4] = std::nextafter(B.Distances[4], 1.0f);
  B.Distances[11] = 0;
  EXPECT_EQ(differences({Order, A}, {Back, B}).Ids, 1u);
  EXPECT_EQ(differences({Order, A}, {Back, B}).Distances, 2u);
}

TEST_F(TimedAnswersTest, AsGood) {
  EXPECT_EQ(worse(said(Order)), "");
  Answers Other = said(Order); // another row, with its distance
  Other.Ids[11] = 7;
  Other.Distances[11] = 1.75f * 1.75f;
  EXPECT_EQ(worse(Other), "");
  EXPECT_FALSE(TimedSample::worse({}, {}, D, D.Queries));
}

TEST_F(TimedAnswersTest, DistancesOfOtherRows) {
  Answers Lazy = said(Order);
  Lazy.Distances[8] = Lazy.Distances[9] = 0;
  EXPECT_EQ(worse(Lazy), "wrong-distance");
}

/// Where the baseline rounds its distances, the candidate's are not measured.
TEST_F(TimedAnswersTest, ApproximateDistances) {
  Answers Rounded = said(Order);
  for (float &X : Rounded.Distances)
    X = X < 0.3f ? 0 : 0.7f;
  Answers Other = Rounded;
  std::swap(Other.Ids[6], Other.Ids[7]); // true order, lost in rounding
  EXPECT_EQ(worse(Rounded, Other), "");
  std::swap(Other.Distances[6], Other.Distances[7]);
  EXPECT_EQ(worse(Rounded, Other), "unsorted");
  EXPECT_EQ(worse(Other, Other), ""); // as the baseline does
}

TEST_F(TimedAnswersTest, Unsorted) {
  Answers Turned = said(Order);
  std::swap(Turned.Ids[6], Turned.Ids[7]);
  std::swap(Turned.Distances[6], Turned.Distances[7]);
  EXPECT_EQ(worse(Turned), "unsorted");
}

} // namespace
