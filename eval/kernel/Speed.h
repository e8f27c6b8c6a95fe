//===- Speed.h - is a kernel faster? ----------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_KERNEL_SPEED_H
#define CRINN_EVAL_KERNEL_SPEED_H

#include "eval/judge/Interval.h"
#include "eval/kernel/Timed.h"

#include <string>
#include <vector>

namespace crinn::eval {

/// A cell, measured.
struct SpeedCell {
  Shape Sizes;
  Distribution Data = Distribution::Uniform;
  bool Drawn = false; ///< not in the geomean: it bounds the loss alone
  /// ln(time of A / time of B) of each pair, and their median with interval.
  std::vector<double> Pairs;
  Interval LogRatio;
  /// Medians over all batches, seconds per output.
  double SecondsA = 0, SecondsB = 0;
};

struct SpeedOptions {
  unsigned MaxPairs = 20; ///< launch pairs at most; at least 10
  uint64_t Seed = 1;
  double Seconds = 600; ///< none is begun after this
  std::vector<Shape> Shapes;
  std::vector<Shape> Drawn;
};

/// Ratios are of A to B: above 1 where B is faster.
struct Speed {
  std::vector<SpeedCell> Cells;
  Interval Geomean; ///< natural logarithm, over the cells that are not drawn
  double Worst = 1; ///< largest time of B in units of A's, over all cells
  std::string WorstCell;
  unsigned Pairs = 0;
  /// The error of Geomean's interval, over all looks; 0: nothing was decided,
  /// and there are no numbers.
  double Level = 0;
  /// What makes the numbers worth nothing: "wrong-when-timed" or a reason of
  /// Check.h, "hidden-work", "witness", "over-time"; empty: nothing.
  Finding Fault;
};

/// Largest loss of a cell that is kept.
constexpr double WorstAllowed = 1.05;

/// Whether the candidate works between its batches: so many launches of the
/// best kept and of the candidate had processor time there. A machine's pause
/// falls there now and then, of either arm.
bool hidesWork(unsigned Kept, unsigned Candidate);

/// Measures \p A (the best kept) and \p B (the candidate) against each other,
/// until the geomean is decided or a limit is reached. Errors: A's worker
/// failed, Environment, Interrupted.
Result<Speed> measureSpeed(const Kind &K, const Build &A, const Build &B,
                           const SpeedOptions &O, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_KERNEL_SPEED_H
