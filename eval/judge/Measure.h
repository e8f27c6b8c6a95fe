//===- Measure.h - one target's curve ---------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_MEASURE_H
#define CRINN_EVAL_JUDGE_MEASURE_H

#include "eval/judge/Baseline.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace crinn::eval {

/// A point of the curve: recall over all search queries, medians over launches.
struct MeasuredPoint {
  uint32_t Ef = 0;
  double Recall = 0;
  double Qps = 0;     ///< queries per CPU second
  double WallQps = 0; ///< queries per second of wall time
};

struct Measurement {
  std::vector<MeasuredPoint> Points;
  unsigned Launches = 0;
  double MeanQps = 0; ///< over the recall window; 0 where it is not reached
  double WindowLow = 0, WindowHigh = 0;
};

/// Measures the baseline at every ef of its grid and of the manifest, in \p
/// Launches fresh launches. Errors: Worker, Build (link), Environment,
/// Interrupted.
Result<Measurement> measure(const Baseline &B, unsigned Launches,
                            const Context &Ctx);

/// "crinn-measurement-1".
nlohmann::json toJson(const Measurement &M, const Baseline &B);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_MEASURE_H
