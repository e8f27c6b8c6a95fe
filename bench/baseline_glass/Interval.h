//===- Interval.h - a median with its interval ---------------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The interval runs between two order statistics, whose coverage follows from
/// the binomial distribution alone: no assumption about the shape of the noise.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BENCH_BASELINE_GLASS_INTERVAL_H
#define CRINN_BENCH_BASELINE_GLASS_INTERVAL_H

#include <vector>

namespace glassbench {

struct Interval {
  double Median, Low, High;
  double Coverage; ///< at least the level asked for, if enough values exist
};

/// For at least one value; with few values the interval is their range and
/// Coverage says what that is worth.
Interval medianInterval(std::vector<double> Values, double Level);

} // namespace glassbench

#endif // CRINN_BENCH_BASELINE_GLASS_INTERVAL_H
