//===- Table.cpp - a comparison as text -------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-eval/Table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

namespace crinn::eval {

namespace {

std::string figure(double X, const char *Format) {
  return X > 0 ? fmt::format(fmt::runtime(Format), X) : "-";
}

std::string gain(double Log) {
  return std::isfinite(Log) ? fmt::format("{:+.2f} %", 100 * std::expm1(Log))
                            : (Log > 0 ? "inf" : "-inf");
}

std::string gainRange(const Interval &I) {
  return fmt::format("{:>9} [{}, {}]", gain(I.Estimate), gain(I.Lower),
                     gain(I.Upper));
}

} // namespace

std::string comparisonTable(const Comparison &C, const Baseline &B,
                            const std::string &NameA,
                            const std::string &NameB) {
  std::string Out =
      fmt::format("{} on {}, recall@10, one thread\nA: {}\nB: {}\n", B.T.Name,
                  B.Data->Name, NameA, NameB);
  if (!C.Rows.empty()) {
    Out +=
        fmt::format("\n{:>6} {:>8} {:>8} {:>9} {:>9}  {}\n", "ef", "recall A",
                    "recall B", "QPS A", "QPS B", "gain [interval]");
    for (const EfRow &R : C.Rows) {
      bool Paired = C.Class == EquivalenceClass::Exact;
      Out +=
          fmt::format("{:>6} {:>8} {:>8} {:>9} {:>9}  {}\n", R.Ef,
                      figure(R.RecallA, "{:.4f}"), figure(R.RecallB, "{:.4f}"),
                      figure(R.QpsA, "{:.0f}"), figure(R.QpsB, "{:.0f}"),
                      Paired ? gainRange(R.LogRatio) : "");
    }
    Out += "\n";
    for (const AtRecall &A : C.Fixed) {
      Out += fmt::format("at recall {:.2f}: {:>8} {:>8}", A.Recall,
                         figure(A.QpsA.value_or(0), "{:.0f}"),
                         figure(A.QpsB.value_or(0), "{:.0f}"));
      if (A.QpsA && A.QpsB)
        Out += fmt::format("  {:+.2f} %", 100 * (*A.QpsB / *A.QpsA - 1));
      Out += "\n";
    }
    Out += fmt::format("reward over [{:.3f}, {:.3f}]: {}\n", C.WindowLow,
                       C.WindowHigh, gainRange(C.Reward));
  }
  Out += fmt::format("\n{}: {} ({})\n", name(C.Verdict), C.Detail, C.Reason);
  if (C.Pairs)
    Out += fmt::format("{} launch pairs, error level {}, A/A floor {:.2f} % "
                       "({}), {:.0f} s\n",
                       C.Pairs, C.Level, 100 * std::expm1(C.Floor),
                       C.FloorMeasured ? "measured" : "assumed", C.Seconds);
  if (!C.Flags.empty())
    Out += fmt::format("flags: {}\n", fmt::join(C.Flags, ", "));
  return Out;
}

} // namespace crinn::eval
