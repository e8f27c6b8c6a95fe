//===- Pair.h - a balanced pair of launches, measured ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_PAIR_H
#define CRINN_EVAL_JUDGE_PAIR_H

#include "eval/judge/Side.h"

#include <memory>
#include <string>
#include <vector>

namespace crinn::eval {

/// Data with an index for each arm: the same file where the index is frozen.
struct Arena {
  std::shared_ptr<const Dataset> Data;
  std::string IndexA, IndexB;
};

/// What stays the same over the pairs of a comparison.
struct PairPlan {
  const Baseline &Base;
  const Build &A, &B;
  std::vector<Arena> Arenas;
  std::vector<RecallMeter> Meters;           ///< one per arena
  std::vector<std::unique_ptr<Unseen>> News; ///< one per arena
  std::vector<EfPoint> GridA, GridB;
  bool EqualIds = false; ///< class exact: differing ids are a failure
  /// Factor on the length of everything that is timed; 1 for a verdict.
  double Effort = 1;

  /// Where pair \p Number is measured.
  size_t arena(size_t Number) const { return Number % Arenas.size(); }
};

/// What the arms answered so far; lives as long as the comparison.
struct Memory {
  Answered A, B;
};

/// Launches both arms twice in fresh layouts, in both orders, warms them up,
/// runs the rounds and takes the mean of the two. Errors: those of arm A, of
/// the environment, Interrupted; arm B's are Failure.
Result<PairSample> runPair(const PairPlan &P, size_t Number, uint64_t Seed,
                           Memory &M, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_PAIR_H
