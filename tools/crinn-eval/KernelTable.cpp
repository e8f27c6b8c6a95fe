//===- KernelTable.cpp - a trial of a kernel as text ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-eval/KernelTable.h"

#include <fmt/format.h>

#include <cmath>

namespace crinn::eval {

namespace {

std::string range(const Interval &I) {
  return fmt::format("{:.3f}x [{:.3f}, {:.3f}]", std::exp(I.Estimate),
                     std::exp(I.Lower), std::exp(I.Upper));
}

std::string verdict(const Trial &T) {
  if (!T.Built)
    return "does not build";
  if (!T.Correct)
    return "incorrect";
  if (T.Kept)
    return "kept";
  return T.Reason == "checked" ? "correct" : "not kept";
}

} // namespace

std::string kernelTable(const Trial &T) {
  std::string Out = fmt::format(
      "{}: {} ({}) against {} ({})\n", T.Kernel, T.File, T.Hash.substr(0, 12),
      T.AgainstName == "kept" ? "the best kept" : "the shipped one",
      T.Against.substr(0, 12));
  if (T.Built)
    Out += fmt::format("{} outputs compared, seed {}\n", T.Checked, T.Seed);
  if (T.Measured && T.Measured->Level > 0) {
    const Speed &S = *T.Measured;
    Out += fmt::format("\n{:<15} {:<10} {:>9} {:>9}  {}\n", "shape", "data",
                       "best ns", "ns", "speed [interval]");
    for (const SpeedCell &C : S.Cells)
      Out +=
          fmt::format("{:<15} {:<10} {:>9.3f} {:>9.3f}  {}{}\n", C.Sizes.name(),
                      name(C.Data), 1e9 * C.SecondsA, 1e9 * C.SecondsB,
                      range(C.LogRatio), C.Drawn ? " drawn" : "");
    Out +=
        fmt::format("\ngeomean {}\nworst: {:.3f} times the time ({})\n"
                    "ns per output; {} launch pairs, error level {:.4f}\n",
                    range(S.Geomean), S.Worst, S.WorstCell, S.Pairs, S.Level);
  }
  Out += fmt::format("{}: {} ({}), {:.0f} s\n", verdict(T), T.Detail, T.Reason,
                     T.Seconds);
  return Out;
}

} // namespace crinn::eval
