//===- Table.cpp - a comparison as text -------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-eval/Table.h"
#include "tools/crinn-eval/Markdown.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>

using nlohmann::json;

namespace crinn::eval {

namespace {

std::string figure(double X, const char *Format) {
  return X > 0 ? fmt::format(fmt::runtime(Format), X) : "-";
}

std::string count(double X) { return X > 0 ? grouped(X) : "-"; }

std::string percent(double Log) {
  return std::isfinite(Log) ? fmt::format("{:+.2f}", 100 * std::expm1(Log))
                            : (Log > 0 ? "inf" : "-inf");
}

std::string gainRange(const Interval &I) {
  return fmt::format("{} % [{}, {}]", percent(I.Estimate), percent(I.Lower),
                     percent(I.Upper));
}

std::string efTable(const Comparison &C) {
  const bool Counted =
      std::any_of(C.Rows.begin(), C.Rows.end(),
                  [](const EfRow &R) { return R.DistancesA || R.DistancesB; });
  const bool Paired = C.Class == EquivalenceClass::Exact;
  std::vector<MarkdownRow> Rows;
  auto Add = [&](MarkdownRow R, const MarkdownRow &Distances,
                 const std::string &Gain) {
    if (Counted)
      R.insert(R.end(), Distances.begin(), Distances.end());
    if (Paired)
      R.push_back(Gain);
    Rows.push_back(std::move(R));
  };
  Add({"ef", "recall A", "recall B", "QPS A", "QPS B"}, {"dist A", "dist B"},
      "gain [interval]");
  for (const EfRow &R : C.Rows)
    Add({std::to_string(R.Ef), figure(R.RecallA, "{:.4f}"),
         figure(R.RecallB, "{:.4f}"), count(R.QpsA), count(R.QpsB)},
        {count(R.DistancesA.value_or(0)), count(R.DistancesB.value_or(0))},
        gainRange(R.LogRatio));
  return markdownTable(Rows);
}

std::string summaryTable(const Comparison &C) {
  std::vector<MarkdownRow> Rows = {{"QPS", "A", "B", "gain [interval]"}};
  auto Add = [&](const std::string &What, double A, double B,
                 const std::optional<Interval> &Log) {
    Rows.push_back({What, count(A), count(B), Log ? gainRange(*Log) : "-"});
  };
  for (const AtRecall &A : C.Fixed)
    Add(fmt::format("at recall {}", A.Recall), A.QpsA.value_or(0),
        A.QpsB.value_or(0), A.LogRatio);
  Add(fmt::format("mean, recall {:.3g} to {:.3g}", C.WindowLow, C.WindowHigh),
      C.MeanQpsA, C.MeanQpsB,
      C.PairRewards.empty() ? std::nullopt : std::optional(C.Reward));
  if (C.High)
    Add(fmt::format("mean, recall {:.3g} to {:.3g}", C.High->Low, C.High->High),
        C.High->MeanQpsA, C.High->MeanQpsB, C.High->Reward);
  return markdownTable(Rows);
}

/// Seconds and bytes in the unit that gives them few digits.
std::string amount(const CostRow &R, double X) {
  if (R.Unit == "bytes")
    return fmt::format("{:.1f} MiB", X / (1 << 20));
  if (R.Unit == "s")
    return X >= 0.1      ? fmt::format("{:.2f} s", X)
           : X >= 0.0001 ? fmt::format("{:.2f} ms", 1e3 * X)
                         : fmt::format("{:.1f} us", 1e6 * X);
  return grouped(X);
}

std::string costTable(const Comparison &C) {
  std::vector<MarkdownRow> Rows = {
      {"cost", "A", "B", "B more than A [interval]", "at most"}};
  for (const CostRow &R : C.Costs)
    Rows.push_back(
        {R.Name, amount(R, R.A), amount(R, R.B), gainRange(R.LogRatio),
         R.Bound > 0 ? fmt::format("{} %{}", percent(std::log(R.Bound)),
                                   R.Exceeded ? ", **exceeded**" : "")
                     : "-"});
  return markdownTable(Rows);
}

std::string gateList(const Comparison &C) {
  const size_t Passed =
      std::count_if(C.Gates.begin(), C.Gates.end(),
                    [](const GateResult &G) { return G.Passed; });
  std::string Out =
      fmt::format("\nGates: {} of {} passed\n\n", Passed, C.Gates.size());
  for (const GateResult &G : C.Gates)
    Out += fmt::format("- {}: {}{}\n", G.Gate, G.Passed ? "" : "**not passed**, ",
                       markdownText(G.Detail));
  return Out;
}

/// Packages and commits; the hash of the files where a source has neither.
std::string library(const json &Target) {
  std::vector<std::string> Parts = {Target["name"].get<std::string>()};
  bool Unknown = false;
  for (const json &S : Target["sources"]) {
    std::string Package = S.value("package", ""),
                Commit = S.value("commit", ""), Under = S.value("under", "");
    if (!Package.empty())
      Parts.push_back("package " + markdownText(Package));
    else if (!Commit.empty())
      Parts.push_back(fmt::format(
          "commit {}{}", Commit.substr(0, 12),
          Under.empty() ? "" : fmt::format(" ({})", markdownText(Under))));
    Unknown |= Package.empty() && Commit.empty();
  }
  if (Unknown)
    Parts.push_back("source files of SHA-256 " +
                    Target["files_sha256"].get<std::string>().substr(0, 12));
  const json &Build = Target["build"];
  return fmt::format(
      "{}{}", fmt::join(Parts, ", "),
      Build.empty() ? "" : "; built with " + markdownCode(Build.dump()));
}

std::string flags(const json &S) {
  std::string Out;
  for (const char *Which : {"cxxflags", "ldflags"})
    for (const json &F : S[Which])
      Out += (Out.empty() ? "" : " ") + F.get<std::string>();
  return Out.empty() ? "no flags" : markdownCode(Out);
}

std::string head(const Comparison &C, const json &S, const std::string &NameA,
                 const std::string &NameB) {
  auto Text = [](const json &J, const char *Name) {
    return markdownText(J[Name].get<std::string>());
  };
  const json &D = S["dataset"], &M = S["machine"];
  std::string Out = fmt::format(
      "**{}**: {} (`{}`)\n\n- A: {}\n- B: {} (class {})\n- library: {}\n",
      name(C.Verdict), markdownText(C.Detail), C.Reason, markdownText(NameA),
      markdownText(NameB), claim(C.Class, C.UpToRounding),
      library(S["target"]));
  Out += fmt::format("- data: {}, {} x {}, {}; {} queries ({} of them timed), "
                     "k = {}, one thread\n",
                     Text(D, "name"), grouped(D["rows"].get<double>()),
                     grouped(D["dimensions"].get<double>()),
                     Text(D, "distance"), grouped(D["queries"].get<double>()),
                     grouped(D["timed_queries"].get<double>()),
                     S["k"].get<unsigned>());
  Out += fmt::format("- machine: {}, {} cores, {} GiB, {}, {}\n- compiler: {}, "
                     "{}\n",
                     Text(M, "cpu"), M["cores"].get<unsigned>(),
                     M["memory_gib"].get<unsigned>(), Text(M, "kernel"),
                     Text(M, "system"), Text(S, "compiler"), flags(S));
  Out += fmt::format("- judge: crinn-eval {}, harness {}, {}\n", CRINN_VERSION,
                     S["harness"].get<std::string>().substr(0, 12),
                     S["date"].get<std::string>().substr(0, 10));
  if (C.Pairs)
    Out += fmt::format(
        "- measured: {} launch pairs{} in {:.0f} s, error level {}, A/A floor "
        "{:.2f} % ({})\n",
        C.Pairs,
        C.Builds > 1 ? fmt::format(" on {} builds of the index", C.Builds) : "",
        C.Seconds, C.Level, 100 * std::expm1(C.Floor),
        C.FloorMeasured ? "measured" : "assumed");
  if (!C.Flags.empty())
    Out += fmt::format("- flags: {}\n", fmt::join(C.Flags, ", "));
  return Out;
}

} // namespace

std::string comparisonTable(const Comparison &C, const json &Setting,
                            const std::string &NameA,
                            const std::string &NameB) {
  std::string Out = head(C, Setting, NameA, NameB);
  if (C.Pairs) {
    Out += "\nQPS is queries per second of the process CPU clock.\n\n" +
           summaryTable(C) + "\n" + efTable(C);
    if (!C.Costs.empty())
      Out += "\n" + costTable(C);
  }
  if (!C.Gates.empty())
    Out += gateList(C);
  return Out;
}

} // namespace crinn::eval
