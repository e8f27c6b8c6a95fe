//===- Numbers.cpp - gains as people read them ----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/show/Numbers.h"

#include <fmt/core.h>

#include <cmath>

namespace crinn::optimize {

static double percent(double Log) { return 100 * std::expm1(Log); }

std::string gain(double Log) { return fmt::format("{:+.1f} %", percent(Log)); }

std::string gainWithInterval(const Score &S) {
  return fmt::format("{:+.1f} % [{:+.1f}, {:+.1f}]", percent(S.Estimate),
                     percent(S.Lower), percent(S.Upper));
}

std::string duration(double Seconds) {
  long Whole = std::lround(std::max(Seconds, 0.0));
  if (Whole < 60)
    return fmt::format("{} s", Whole);
  if (Whole < 3600)
    return fmt::format("{} min {:02} s", Whole / 60, Whole % 60);
  return fmt::format("{} h {:02} min", Whole / 3600, Whole % 3600 / 60);
}

} // namespace crinn::optimize
