//===- Sample.h - what a pair of launches showed ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_SAMPLE_H
#define CRINN_EVAL_JUDGE_SAMPLE_H

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace crinn::eval {

/// What one launch of an arm cost besides its timed queries. Seconds are of the
/// worker's CPU clock.
struct LaunchCosts {
  double LoadSeconds = 0;       ///< crinn_load
  double FirstQuerySeconds = 0; ///< the first query after it
  double WarmUpSeconds = 0;     ///< per warm-up query, and between them
  double P99Seconds = 0;        ///< of single queries inside the window
  double PeakBytes = 0;         ///< largest resident set after all of it
  double IdleShare = 0; ///< CPU outside of commands / CPU of the timed batches
  double Threads = 1;   ///< largest number seen
  double Again = 1;     ///< time of a batch asked again / asked first
  /// Of a query sent singly, and of one in a batch, at one ef or the next.
  double AloneSeconds = 0, TogetherSeconds = 0;
  /// Of a timed query and of one that nobody has seen, at an ef drawn in each
  /// launch.
  double KnownSeconds = 0, FreshSeconds = 0;
  double FreshLoss = 0; ///< recall of the published less that of those
  /// Wall time per query of a batch call with one and two threads; 0: no part.
  double BatchSeconds = 0, TwoThreadSeconds = 0;
  double Instructions = 0; ///< per timed query; 0: the kernel does not count
};

/// What one arm showed in one pair, per point of its own grid.
struct ArmSample {
  std::vector<double> QuerySeconds; ///< CPU, median of the rounds
  std::vector<double> Recall;       ///< mean of the rounds
  double WallPerCpu = 1;            ///< median over all batches
  LaunchCosts Costs;
};

struct PairSample {
  ArmSample A, B;
  /// ln(time A / time B) per grid point, the median over rounds, where both
  /// arms have the same grid; empty otherwise.
  std::vector<double> LogRatio;
  /// Blocks of rounds thrown away because the machine was busy, and blocks
  /// taken although it was.
  unsigned Repeated = 0, Noisy = 0;
  unsigned Few = 0; ///< ef at which some query was timed twice
  /// Timed queries that both arms answered, and those with other ids.
  uint64_t Answered = 0, Others = 0;
  /// The same of the unseen queries.
  uint64_t Unseen = 0, OthersUnseen = 0;
  /// Not empty: what the candidate did wrong, and the reason id for it.
  std::string Failure, FailureReason;
};

/// The mean of two launches' samples, in \p Into; the worse one where a single
/// bad launch counts (IdleShare, Threads, PeakBytes).
void average(PairSample &Into, const PairSample &Other);

nlohmann::json toJson(const PairSample &P);
/// Nothing if \p J is not what toJson wrote.
std::optional<PairSample> pairSample(const nlohmann::json &J);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_SAMPLE_H
