//===- Estimate.h - from pairs of launches to figures -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_ESTIMATE_H
#define CRINN_EVAL_JUDGE_ESTIMATE_H

#include "eval/judge/Compare.h"
#include "eval/judge/Curve.h"

#include <vector>

namespace crinn::eval {

/// The figures of a comparison after the pairs so far. Pure: equal samples give
/// equal figures.
class Estimate {
public:
  /// \p Rank: of the intervals (Interval.h); \p Builds of the index, in turns.
  Estimate(const std::vector<PairSample> &Pairs,
           const std::vector<EfPoint> &GridA, const std::vector<EfPoint> &GridB,
           bool Exact, unsigned Rank, unsigned Builds)
      : Pairs(Pairs), GridA(GridA), GridB(GridB), Exact(Exact), Rank(Rank),
        Builds(Builds) {}

  /// Fills in Rows, Fixed, windows, rewards, costs and their flags. Returns
  /// "" or why there is no reward: "no-window", "unreached".
  std::string fill(Comparison &C) const;

private:
  using Arm = ArmSample PairSample::*;
  std::vector<CurvePoint> curve(Arm X, size_t Points) const;
  std::vector<CurvePoint> curveOf(const PairSample &P, Arm X,
                                  const std::vector<CurvePoint> &Pooled) const;
  Interval over(const std::vector<double> &PerPair) const;
  void rows(Comparison &C) const;
  void atRecall(Comparison &C) const;
  void high(Comparison &C) const;
  void costs(Comparison &C) const;
  double rewardOf(const PairSample &P, const Comparison &C) const;

  const std::vector<PairSample> &Pairs;
  const std::vector<EfPoint> &GridA, &GridB;
  const bool Exact;
  const unsigned Rank, Builds;
  mutable std::vector<CurvePoint> CurveA, CurveB;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_ESTIMATE_H
