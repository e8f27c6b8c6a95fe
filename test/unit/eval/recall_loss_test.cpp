//===- recall_loss_test.cpp - the interval of a recall difference ---------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Coverage by simulation: a candidate that loses exactly delta may be passed
/// in RecallLevel of the runs, however its loss is spread. The generator is
/// seeded, so that these tests have one outcome.
///
//===----------------------------------------------------------------------===//

#include "eval/data/Permute.h"
#include "eval/equivalence/Hardest.h"
#include "eval/equivalence/RecallLoss.h"
#include "eval/measure/Recall.h"
#include "eval/support/Random.h"
#include "test/unit/eval/Toy.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

using namespace crinn::eval;

namespace {

double gaussian(Random &R) {
  return std::sqrt(-2 * std::log(1 - R.unit())) *
         std::cos(2 * std::numbers::pi * R.unit());
}

constexpr double Least = 0.02; // one of ten neighbours at one of five ef
constexpr unsigned Runs = 2000;

/// Share of runs in which the loss is shown to be within \p Delta. \p Query
/// gives the difference of a query in one build, \p Build what its graph adds
/// to all.
double passed(size_t Queries, unsigned Builds, double Delta,
              const std::function<double(Random &)> &Query,
              const std::function<double(Random &)> &Build) {
  Random R(7);
  unsigned Passed = 0;
  std::vector<std::vector<double>> D(Builds, std::vector<double>(Queries));
  for (unsigned I = 0; I < Runs; ++I) {
    for (auto &OfBuild : D) {
      const double Offset = Build(R);
      for (double &X : OfBuild)
        X = Offset + Query(R);
    }
    Passed += pairedMean(D, Least).Lower >= -Delta;
  }
  return double(Passed) / Runs;
}

double none(Random &) { return 0; }

/// Three standard deviations of a share of Runs above the level.
const double Most =
    RecallLevel + 3 * std::sqrt(RecallLevel * (1 - RecallLevel) / Runs);

TEST(RecallLoss, LossOfManyQueriesIsCovered) {
  for (size_t N : {400, 4000}) {
    const double Delta = recallDelta(N);
    // Gains and losses of one neighbour, a little more losses.
    EXPECT_LE(passed(
                  N, 1, Delta,
                  [&](Random &R) {
                    double U = R.unit();
                    return U < 0.1 ? 0.02 : U < 0.2 + Delta / 0.02 ? -0.02 : 0;
                  },
                  none),
              Most);
  }
}

TEST(RecallLoss, LossOfFewQueriesIsCovered) {
  // These lose all, half or a tenth; 4 of 2000 are expected where they lose
  // all.
  for (size_t N : {2000, 4000, 10000})
    for (double Each : {1.0, 0.5, 0.1}) {
      const double Delta = recallDelta(N);
      auto Query = [&](Random &R) {
        return R.unit() < Delta / Each ? -Each : 0;
      };
      EXPECT_LE(passed(N, 1, Delta, Query, none), Most) << N << " " << Each;
    }
}

TEST(RecallLoss, TenThousandQueriesHaveTheSmallerDelta) {
  EXPECT_EQ(recallDelta(9999), 0.002);
  EXPECT_EQ(recallDelta(10000), 0.001);
}

TEST(RecallLoss, BuildsThatDifferAreCovered) {
  const double Delta = 0.002;
  auto Query = [&](Random &R) { return 0.02 * gaussian(R) - Delta; };
  for (double Spread : {0.0, 0.0003, 0.003})
    EXPECT_LE(passed(1000, 3, Delta, Query,
                     [&](Random &R) { return Spread * gaussian(R); }),
              Most)
        << Spread;
}

TEST(RecallLoss, EqualAnswersPass) {
  for (size_t N : {40, 120, 4000}) {
    PairedMean M = pairedMean({std::vector<double>(N)}, 0.01);
    EXPECT_GE(M.Lower, -0.002) << N;
    EXPECT_EQ(M.Estimate, 0);
    EXPECT_LT(M.Lower, 0);
    EXPECT_GT(M.Upper, 0);
  }
}

TEST(RecallLoss, PowerIsWhatIsSaid) {
  auto Equal = [](Random &R) { return 0.03 * gaussian(R); };
  Random R(3);
  std::vector<double> One(4000);
  for (double &X : One)
    X = Equal(R);
  const PairedMean M = pairedMean({One}, Least);
  EXPECT_NEAR(passed(4000, 1, 0.002, Equal, none), M.passesIfEqual(0.002),
              0.03);
  // A loss of that size is told from none in nine of ten.
  unsigned Told = 0;
  for (unsigned I = 0; I < 500; ++I) {
    for (double &X : One)
      X = Equal(R) - M.Detectable;
    Told += pairedMean({One}, Least).Upper < 0;
  }
  EXPECT_NEAR(Told / 500.0, 0.9, 0.05);
}

TEST(RecallLoss, StudentsQuantilesAreThoseOfTheTable) {
  // Quantiles of 0.975: 4.303, 2.571, 2.042.
  EXPECT_NEAR(studentQuantile(1.959964, 2), 4.303, 0.05);
  EXPECT_NEAR(studentQuantile(1.959964, 5), 2.571, 0.003);
  EXPECT_NEAR(studentQuantile(1.959964, 30), 2.042, 0.001);
}

TEST(Hardest, IsWhereNeighboursAreManyAndEquallyFar) {
  // Query 7 of a line of clusters has all its rows at nearly one distance.
  Dataset D;
  D.TruthK = 20;
  D.Base = Matrix{200, 1, std::vector<float>(200)};
  D.Queries = Matrix{10, 1, std::vector<float>(10)};
  for (size_t Q = 0; Q < 10; ++Q) {
    D.Queries.row(Q)[0] = float(1000 * Q);
    for (size_t J = 0; J < 20; ++J)
      D.Base.row(Q * 20 + J)[0] =
          float(1000 * Q) + (Q == 7 ? 100 + float(J) : 1 + float(J));
  }
  D.Truth = *exactNeighbors(Metric::L2, D.Base, D.Queries, 20, {});
  const std::vector<uint32_t> All = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  EXPECT_EQ(hardest(D, All), std::vector<uint32_t>{7});
  // Positions in what was given, not numbers of queries.
  EXPECT_EQ(hardest(D, {9, 7, 1}), std::vector<uint32_t>{1});
}

TEST(Permute, TruthFollowsTheRows) {
  const auto D = toyData();
  const Dataset P = permuted(*D, 5);
  EXPECT_NE(P.Hash, D->Hash);
  EXPECT_NE(P.Base.Data, D->Base.Data);
  EXPECT_NE(P.Base.Data, permuted(*D, 6).Base.Data);
  EXPECT_EQ(P.Base.Data, permuted(*D, 5).Base.Data);
  auto Truth = *exactNeighbors(P.Distance, P.Base, P.Queries, P.TruthK, {});
  EXPECT_EQ(P.Truth, Truth); // no ties in this set
  const auto Order = permutation(D->Base.Rows, 5);
  for (size_t I : {0, 17, 999})
    EXPECT_TRUE(std::equal(P.Base.row(I), P.Base.row(I) + P.Base.Cols,
                           D->Base.row(Order[I])));
}

} // namespace
