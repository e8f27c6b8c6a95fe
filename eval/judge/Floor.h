//===- Floor.h - how different the same program looks -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_FLOOR_H
#define CRINN_EVAL_JUDGE_FLOOR_H

#include "eval/judge/Baseline.h"

#include <string>
#include <vector>

namespace crinn::eval {

/// The A/A floor of a machine and target: no gain below it is believed, however
/// narrow its interval.
struct Floor {
  double Value = DefaultFloor; ///< natural logarithm of a ratio
  bool Measured = false;
  std::vector<double> Estimates; ///< of the A/A runs behind it
  std::string Date;              ///< of the last one, ISO 8601, UTC
  /// Where nothing was measured: 1 %, twice what A/A estimates reached on the
  /// machine crinn was developed on.
  static constexpr double DefaultFloor = 0.01;
};

/// The stored floor, or the default one.
Floor readFloor(const Baseline &B, const Context &Ctx);

/// Appends A/A estimates and stores the floor: the 95th percentile of their
/// absolute values (the largest, below 20 of them). Errors: Environment.
Result<Floor> addToFloor(const Baseline &B,
                         const std::vector<double> &Estimates,
                         const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_FLOOR_H
