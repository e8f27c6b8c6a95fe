//===- Verdict.h - from figures to a verdict --------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_VERDICT_H
#define CRINN_EVAL_JUDGE_VERDICT_H

#include "eval/judge/Compare.h"

#include <string>

namespace crinn::eval {

/// Sets verdict, reason and detail.
void decide(Comparison &C, Verdict V, std::string Reason, std::string Detail);

/// "+3.10 % [+1.20, +4.90] after 20 pairs".
std::string gainText(const Interval &Log, unsigned Pairs);

/// "build: 1.30 times the baseline's [1.20, 1.40], at most 1.25 is allowed".
std::string boundText(const CostRow &R);
/// "bound-build".
std::string boundReason(const CostRow &R);

/// Writes the bounds of \p B into C.Costs and marks those exceeded.
void applyBounds(Comparison &C, const Bounds &B);

/// Whether the timed answers are what the class says. True: refused, and C says
/// why.
bool refuseAnswers(Comparison &C, const std::vector<PairSample> &Pairs);

/// What the candidate did outside of its timed batches, or faster than it can
/// be. True: refused, and C says why. \p Dim: of the rows.
bool refuseCheats(Comparison &C, const std::vector<PairSample> &Pairs,
                  unsigned Rank, size_t Dim);

/// The verdict after a look whose figures are in \p C. True: no further look is
/// needed. \p Last: there is none.
bool conclude(Comparison &C, bool Last);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_VERDICT_H
