//===- Floor.h - how different the same program looks -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_FLOOR_H
#define CRINN_EVAL_JUDGE_FLOOR_H

#include "eval/judge/Baseline.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace crinn::eval {

/// One comparison of the target with itself.
struct AaRun {
  double Estimate = 0; ///< natural logarithm of a ratio
  double Seconds = 0;  ///< that its pairs took
};

/// The A/A floor of a machine and target: no gain below it is believed, however
/// narrow its interval.
struct Floor {
  std::vector<AaRun> Runs;
  std::string Date; ///< of the last one, ISO 8601, UTC
  /// Enough runs that they alone decide.
  bool measured() const;
  /// The floor of a comparison whose pairs took \p Seconds, as a logarithm: the
  /// 95th percentile of the runs' absolute estimates. A run of another length
  /// counts by the root of the ratio of the times, as independent pairs
  /// scatter; but what all runs lean to, their median, no length removes. The
  /// largest run stands for the percentile below 20 of them, and no less than
  /// DefaultFloor.
  double at(double Seconds) const;
  /// Where little was measured: 1 %, twice what A/A estimates reached on the
  /// machine crinn was developed on.
  static constexpr double DefaultFloor = 0.01;
};

/// The stored runs, if any.
Floor readFloor(const Baseline &B, const Context &Ctx);

/// Appends A/A runs to those stored. Errors: Environment.
Result<Floor> addToFloor(const Baseline &B, const std::vector<AaRun> &Runs,
                         const Context &Ctx);

nlohmann::json toJson(const std::vector<AaRun> &Runs);
std::vector<AaRun> aaRuns(const nlohmann::json &J); ///< none if it is not that

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_FLOOR_H
