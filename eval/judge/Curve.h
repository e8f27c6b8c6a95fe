//===- Curve.h - the reward: area under a QPS-recall curve ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_CURVE_H
#define CRINN_EVAL_JUDGE_CURVE_H

#include <optional>
#include <string>
#include <vector>

namespace crinn::eval {

struct CurvePoint {
  double Recall = 0, Qps = 0;
};

/// The recall window of the reward.
constexpr double WindowLow = 0.85, WindowHigh = 0.95;
/// How much lower than another a curve may end and still count as its equal.
constexpr double EndLoss = 0.001;

/// Upper Pareto envelope: ascending recall, strictly descending QPS. Of points
/// with equal recall the fastest stays, of equally fast ones that with the
/// highest recall.
std::vector<CurvePoint> envelope(std::vector<CurvePoint> Points);

/// ln QPS at \p Recall on an envelope, linear between points, flat to the left
/// of the first. Nothing beyond the last.
std::optional<double> lnQpsAt(const std::vector<CurvePoint> &Envelope,
                              double Recall);

/// Mean QPS over [Low, High]: the integral of exp(ln QPS) divided by the width.
/// Nothing if the envelope is empty or ends below High.
std::optional<double> meanQps(const std::vector<CurvePoint> &Envelope,
                              double Low, double High);

/// What two curves say.
struct CurveReward {
  std::optional<double> Reward; ///< ln(mean QPS of B / mean QPS of A)
  double Low = WindowLow, High = WindowHigh; ///< the window used
  bool FlatLeft = false;     ///< an arm's lowest recall lies above Low
  bool SharedWindow = false; ///< an arm does not reach WindowHigh
  /// Where there is no reward: "no-window" (A ends at or below Low),
  /// "unreached" (B ends below High, and more than EndLoss below A's end).
  std::string Refusal;
};
CurveReward curveReward(const std::vector<CurvePoint> &A,
                        const std::vector<CurvePoint> &B);

/// Share of each point in the window when the quantity between points is
/// interpolated linearly in recall: sums to 1. \p Recall in any order; points
/// of equal recall share. The flat left extension goes to the first point.
std::vector<double> windowWeights(const std::vector<double> &Recall, double Low,
                                  double High);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_CURVE_H
