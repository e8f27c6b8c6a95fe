//===- Pair.h - a balanced pair of launches, measured ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_PAIR_H
#define CRINN_EVAL_JUDGE_PAIR_H

#include "eval/judge/Arm.h"

#include <string>
#include <vector>

namespace crinn::eval {

/// What one arm showed in one pair, per point of its own grid.
struct ArmSample {
  std::vector<double> QuerySeconds; ///< CPU, median of the rounds
  std::vector<double> Recall;       ///< mean of the rounds
  double WallPerCpu = 1;            ///< median over all batches
};

struct PairSample {
  ArmSample A, B;
  /// ln(time A / time B) per grid point, the median over rounds, where both
  /// arms have the same grid; empty otherwise.
  std::vector<double> LogRatio;
  /// Not empty: what the candidate did wrong, and the reason id for it.
  std::string Failure, FailureReason;
};

/// What stays the same over the pairs of a comparison.
struct PairPlan {
  const Baseline &Base;
  const RecallMeter &Meter;
  const Build &A, &B;
  std::vector<EfPoint> GridA, GridB;
  bool EqualIds = false; ///< class exact: differing ids are a failure
};

/// Launches both arms twice in fresh layouts, first A then B, then first B then
/// A, warms them up, runs the rounds and takes the mean of the two.
/// Errors: those of arm A, of the environment, Interrupted; arm B's are
/// Failure.
Result<PairSample> runPair(const PairPlan &P, uint64_t Seed,
                           const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_PAIR_H
