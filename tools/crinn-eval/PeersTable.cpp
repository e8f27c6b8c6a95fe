//===- PeersTable.cpp - the table of peers as text --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-eval/PeersTable.h"
#include "eval/judge/Interval.h"
#include "eval/measure/Recall.h"
#include "eval/peers/Figures.h"
#include "tools/crinn-eval/Markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace crinn::eval {

namespace {

using Row = MarkdownRow;

/// As for the witness of a comparison: the clocks of one that had a core to
/// itself agree within 15 %.
constexpr double BusyRatio = 1.15;

std::string seconds(double X) {
  return X < 100 ? fmt::format("{:.2f}", X) : grouped(X);
}

std::string mebibytes(uint64_t Bytes) {
  double X = double(Bytes) / (1 << 20);
  return X < 100 ? fmt::format("{:.1f}", X) : grouped(X);
}

/// 0.90, but 0.999.
std::string recall(double R) {
  bool Hundredths = std::fabs(100 * R - std::round(100 * R)) < 1e-9;
  return fmt::format("{:.{}f}", R, Hundredths ? 2 : 3);
}

std::string heading(const Column &C) {
  return C.isWindow()
             ? fmt::format("mean {}..{}", recall(C.Low), recall(C.High))
             : recall(C.Low);
}

std::string percent(double Log) {
  return fmt::format("{:+.1f}", 100 * std::expm1(Log));
}

std::string gain(const Figure &F) {
  if (!F.Gain)
    return "-";
  std::string Out = percent(F.Gain->Estimate) + " %";
  if (std::isfinite(F.Gain->Lower))
    Out += fmt::format(" [{}, {}]", percent(F.Gain->Lower),
                       percent(F.Gain->Upper));
  return Out;
}

/// Median over all batches of wall time per CPU time.
double wallPerCpu(const PeerOutcome &O) {
  std::vector<double> Ratios;
  for (const PeerPoint &P : O.Points)
    for (size_t I = 0; I < P.Qps.size(); ++I)
      Ratios.push_back(P.Qps[I] / P.WallQps[I]);
  return median(Ratios);
}

Row head(const char *First) {
  Row R = {First};
  for (const Column &C : Columns)
    R.push_back(heading(C));
  return R;
}

std::string headLines(const PeersRun &Run) {
  const Dataset &D = *Run.Data;
  GainLevel L = gainLevel(Run.Rounds);
  std::string Out = fmt::format(
      "{}: {} x {}, {}, recall@{}\n"
      "one thread, one query per call; QPS is queries per second of the "
      "process CPU clock,\nmedian of {} round{}{}, {}\n"
      "machine: {}\n",
      D.Name, grouped(double(D.Base.Rows)), D.Base.Cols, Run.Distance, TimedK,
      Run.Rounds, Run.Rounds == 1 ? "" : "s", " of new processes",
      Run.Together ? "peers taking turns batch by batch"
                   : "peers one after another (too large to be in memory "
                     "together)",
      Run.Machine);
  if (Run.Builds > 1)
    Out += fmt::format("each index built {} times; times are medians\n",
                       Run.Builds);
  return Out + (L.Rank ? fmt::format("[interval] of a gain: {:.1f} % level\n",
                                     100 * (1 - L.Error))
                       : std::string("no intervals: they need 8 rounds\n"));
}

std::string speedTables(const PeersRun &Run,
                        const std::vector<std::vector<Figure>> &Figures) {
  std::vector<Row> Qps = {head("QPS at recall")};
  std::vector<Row> Gain = {head("gain over the best other")};
  bool AnyFlat = false;
  for (size_t I = 0; I < Run.Peers.size(); ++I) {
    if (Run.Peers[I].Failure)
      continue;
    Row Q = {Run.Peers[I].P.Name}, G = Q;
    for (const Figure &F : Figures[I]) {
      AnyFlat |= F.Flat && F.Qps;
      Q.push_back(F.Qps ? grouped(*F.Qps) + (F.Flat ? "*" : "") : "-");
      G.push_back(gain(F));
    }
    Qps.push_back(std::move(Q));
    Gain.push_back(std::move(G));
  }
  std::string Out = "\n" + markdownTable(Qps) + "\n" + markdownTable(Gain);
  if (AnyFlat)
    Out += "\n\\* its recall is higher even at its least ef, whose QPS "
           "stands for what lies below\n";
  return Out;
}

std::string costTable(const PeersRun &Run) {
  std::vector<Row> Rows = {{"cost", "build CPU s", "build wall s", "index MiB",
                            "peak MiB, build", "peak MiB, search",
                            "start + load CPU s", "wall / CPU"}};
  for (const PeerOutcome &O : Run.Peers)
    if (!O.Failure)
      Rows.push_back({O.P.Name, seconds(O.Build.Cpu), seconds(O.Build.Wall),
                      mebibytes(O.IndexBytes), mebibytes(O.BuildPeak),
                      mebibytes(O.SearchPeak), seconds(O.Load.Cpu),
                      fmt::format("{:.2f}", wallPerCpu(O))});
  std::vector<double> Ratios;
  for (const PeerOutcome &O : Run.Peers)
    if (!O.Failure)
      Ratios.push_back(wallPerCpu(O));
  return "\n" + markdownTable(Rows) +
         (median(Ratios) > BusyRatio
              ? "\nThe machine was busy (wall / CPU): caches and cores were "
                "shared, so measure again on a quiet one.\n"
              : "");
}

} // namespace

std::string peersTable(const PeersRun &Run) {
  auto Figures = figures(Run);
  bool Any = std::any_of(Run.Peers.begin(), Run.Peers.end(),
                         [](const PeerOutcome &O) { return !O.Failure; });
  std::string Out = headLines(Run);
  if (Any)
    Out += speedTables(Run, Figures) + costTable(Run);
  Out += "\n";
  for (const PeerOutcome &O : Run.Peers) {
    if (O.Failure) {
      Out += fmt::format("- {}: {}: {}\n", O.P.Name,
                         O.Unfit ? "left out" : "FAILED", O.Failure->Message);
      continue;
    }
    Out += fmt::format("- {}: {}; {}{}\n", O.P.Name,
                       O.Flags.empty() ? O.P.About : O.Flags, O.P.BuildParams,
                       O.P.Library ? "" : "; " + O.P.Parameter);
    for (const std::string &Note : O.Notes)
      Out += fmt::format("- {}: {}\n", O.P.Name, Note);
  }
  return Out;
}

} // namespace crinn::eval
