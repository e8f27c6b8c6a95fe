//===- Bounds.cpp - what a faster variant may cost --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Verdict.h"

#include <fmt/format.h>

#include <cmath>

namespace crinn::eval {

namespace {

struct BoundOf {
  const char *Cost, *Reason;
  double Bounds::*Value;
  double Slack; ///< differences below this, in the cost's unit, are noise
};

/// Slacks: a page fault takes a microsecond, a first query perhaps a hundred
/// of them; the allocator moves by some MiB.
constexpr BoundOf BoundsOf[] = {
    {"build", "bound-build", &Bounds::Build, 0.05},
    {"index", "bound-index", &Bounds::Index, 4096},
    {"memory", "bound-memory", &Bounds::Memory, 4 << 20},
    {"load", "bound-load", &Bounds::Load, 0.005},
    {"first-query", "bound-first-query", &Bounds::FirstQuery, 0.001},
    {"warm-up", "bound-first-query", &Bounds::FirstQuery, 0},
    {"p99", "bound-p99", &Bounds::P99, 0},
};

} // namespace

std::string boundReason(const CostRow &R) {
  for (const BoundOf &Of : BoundsOf)
    if (R.Name == Of.Cost)
      return Of.Reason;
  return "";
}

std::string boundText(const CostRow &R) {
  return fmt::format("{}: {:.2f} times the baseline's [{:.2f}, {:.2f}], at "
                     "most {:.2f} is allowed",
                     R.Name, std::exp(R.LogRatio.Estimate),
                     std::exp(R.LogRatio.Lower), std::exp(R.LogRatio.Upper),
                     R.Bound);
}

void applyBounds(Comparison &C, const Bounds &B) {
  for (CostRow &R : C.Costs)
    for (const BoundOf &Of : BoundsOf)
      if (R.Name == Of.Cost) {
        R.Bound = B.*Of.Value;
        R.Exceeded = R.B - R.A > Of.Slack && R.LogRatio.Lower > 0 &&
                     std::exp(R.LogRatio.Estimate) > R.Bound;
      }
}

} // namespace crinn::eval
