//===- Figures.h - Table 3 of a run -----------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_PEERS_FIGURES_H
#define CRINN_EVAL_PEERS_FIGURES_H

#include "eval/judge/Interval.h"
#include "eval/peers/PeerRun.h"

#include <optional>
#include <vector>

namespace crinn::eval {

/// QPS at a recall (Low == High), or the mean over a window of recall.
struct Column {
  double Low, High;
  bool isWindow() const { return Low != High; }
};
/// Recall 0.90, 0.95, 0.99, 0.999; windows [0.85, 0.95] and [0.95, 0.999].
extern const std::vector<Column> Columns;

/// One peer in one column.
struct Figure {
  std::optional<double> Qps, WallQps; ///< medians; nothing: not reached
  /// Its curve begins above the column's recall; the first point stands for it.
  bool Flat = false;
  /// ln(QPS / QPS of the best other), per round; the bounds are infinite where
  /// there are too few rounds. Nothing where no other has a figure.
  std::optional<Interval> Gain;
  int BestOther = -1; ///< index into PeersRun::Peers
};

/// [peer][column]; nothing in rows of peers that failed. Recall is that of all
/// rounds together; QPS is a round's own, so a median is over rounds.
std::vector<std::vector<Figure>> figures(const PeersRun &Run);

/// The rank and the exact error of the intervals of \p Rounds rounds; rank 0:
/// too few for FamilyLevel.
struct GainLevel {
  unsigned Rank = 0;
  double Error = 1;
};
GainLevel gainLevel(unsigned Rounds);

} // namespace crinn::eval

#endif // CRINN_EVAL_PEERS_FIGURES_H
