//===- Interval.cpp - a median with its interval --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Of n values the number below the median is binomial(n, 1/2). So the j-th
/// smallest and the j-th largest enclose it with probability 1 - 2 P(fewer than
/// j below).
///
//===----------------------------------------------------------------------===//

#include "bench/baseline_glass/Interval.h"

#include <algorithm>
#include <cmath>

namespace glassbench {

Interval medianInterval(std::vector<double> Values, double Level) {
  std::sort(Values.begin(), Values.end());
  const size_t N = Values.size();
  double Tail = std::exp2(-double(N)); // P(fewer than 1 below)
  double Term = Tail;
  size_t J = 1;
  while (J < (N + 1) / 2) {
    Term *= double(N - J + 1) / double(J);
    if (1 - 2 * (Tail + Term) < Level)
      break;
    Tail += Term;
    ++J;
  }
  const double Median = (Values[(N - 1) / 2] + Values[N / 2]) / 2;
  return {Median, Values[J - 1], Values[N - J], 1 - 2 * Tail};
}

} // namespace glassbench
