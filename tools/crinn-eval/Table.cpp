//===- Table.cpp - a comparison as text -------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-eval/Table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>

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

void addRows(std::string &Out, const Comparison &C) {
  bool Counted = std::any_of(C.Rows.begin(), C.Rows.end(), [](const EfRow &R) {
    return R.DistancesA || R.DistancesB;
  });
  Out += fmt::format("\n{:>6} {:>8} {:>8} {:>9} {:>9}{}  {}\n", "ef",
                     "recall A", "recall B", "QPS A", "QPS B",
                     Counted ? "   dist A   dist B" : "", "gain [interval]");
  for (const EfRow &R : C.Rows) {
    Out += fmt::format("{:>6} {:>8} {:>8} {:>9} {:>9}", R.Ef,
                       figure(R.RecallA, "{:.4f}"), figure(R.RecallB, "{:.4f}"),
                       figure(R.QpsA, "{:.0f}"), figure(R.QpsB, "{:.0f}"));
    if (Counted)
      Out += fmt::format(" {:>8} {:>8}",
                         figure(R.DistancesA.value_or(0), "{:.0f}"),
                         figure(R.DistancesB.value_or(0), "{:.0f}"));
    if (C.Class == EquivalenceClass::Exact)
      Out += "  " + gainRange(R.LogRatio);
    Out += "\n";
  }
}

void addSummary(std::string &Out, const Comparison &C) {
  Out += fmt::format("\n{:>22} {:>9} {:>9}  {}\n", "", "A", "B",
                     "gain [interval]");
  auto Line = [&](const std::string &What, double A, double B,
                  const std::optional<Interval> &Log) {
    Out += fmt::format("{:>22} {:>9} {:>9}  {}\n", What, figure(A, "{:.0f}"),
                       figure(B, "{:.0f}"), Log ? gainRange(*Log) : "");
  };
  for (const AtRecall &A : C.Fixed)
    Line(fmt::format("QPS at recall {}", A.Recall), A.QpsA.value_or(0),
         A.QpsB.value_or(0), A.LogRatio);
  Line(fmt::format("mean, {:.3g} to {:.3g}", C.WindowLow, C.WindowHigh),
       C.MeanQpsA, C.MeanQpsB,
       C.PairRewards.empty() ? std::nullopt : std::optional(C.Reward));
  if (C.High)
    Line(fmt::format("mean, {:.3g} to {:.3g}", C.High->Low, C.High->High),
         C.High->MeanQpsA, C.High->MeanQpsB, C.High->Reward);
}

/// Seconds and bytes in the unit that gives them few digits.
std::string amount(const CostRow &R, double X) {
  if (R.Unit == "bytes")
    return fmt::format("{:.1f} MiB", X / (1 << 20));
  if (R.Unit == "s")
    return X >= 0.1      ? fmt::format("{:.2f} s", X)
           : X >= 0.0001 ? fmt::format("{:.2f} ms", 1e3 * X)
                         : fmt::format("{:.1f} us", 1e6 * X);
  return fmt::format("{:.0f}", X);
}

void addCosts(std::string &Out, const Comparison &C) {
  if (C.Costs.empty())
    return;
  Out += fmt::format("\n{:>22} {:>10} {:>10}  {:<26} {}\n", "cost", "A", "B",
                     "B more than A [interval]", "at most");
  for (const CostRow &R : C.Costs)
    Out += fmt::format("{:>22} {:>10} {:>10}  {:<26} {}{}\n", R.Name,
                       amount(R, R.A), amount(R, R.B), gainRange(R.LogRatio),
                       R.Bound > 0 ? gain(std::log(R.Bound)) : "",
                       R.Exceeded ? "  exceeded" : "");
}

void addGates(std::string &Out, const Comparison &C) {
  if (C.Gates.empty())
    return;
  Out += "\n";
  for (const GateResult &G : C.Gates)
    Out += fmt::format("gate {:<10} {:<4} {}\n", G.Gate, G.Passed ? "ok" : "NO",
                       G.Detail);
}

} // namespace

std::string comparisonTable(const Comparison &C, const Baseline &B,
                            const std::string &NameA,
                            const std::string &NameB) {
  std::string Out = fmt::format(
      "{} on {}, recall@10, one thread, class {}\nA: {}\nB: {}\n", B.T.Name,
      B.Data->Name, claim(C.Class, C.UpToRounding), NameA, NameB);
  addGates(Out, C);
  if (C.Pairs) {
    addRows(Out, C);
    addSummary(Out, C);
    addCosts(Out, C);
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
