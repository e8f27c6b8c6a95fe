//===- Measure.cpp - one target's curve -------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Measure.h"
#include "eval/judge/Arm.h"
#include "eval/judge/Curve.h"
#include "eval/judge/Interval.h"
#include "eval/measure/MeasureLock.h"
#include "eval/support/Random.h"

#include <fmt/format.h>

#include <set>

using nlohmann::json;

namespace crinn::eval {

Result<Measurement> measure(const Baseline &B, unsigned Launches,
                            const Context &Ctx) {
  Result<MeasureLock> Lock = MeasureLock::take(Ctx);
  if (!Lock)
    return Lock.takeError();
  RecallMeter Meter(*B.Data, TimedK);
  struct Samples {
    std::vector<double> Cpu, Wall, Recall;
  };
  // The manifest's list beside the refined grid: the whole curve is asked for.
  std::set<uint32_t> Ef(B.T.Ef.begin(), B.T.Ef.end());
  for (const EfPoint &P : B.Grid)
    Ef.insert(P.Ef);
  const std::vector<uint32_t> Grid(Ef.begin(), Ef.end());
  std::vector<Samples> All(Grid.size());
  Random Rand(1);
  for (unsigned L = 0; L < Launches; ++L) {
    auto W = startFrozen(B, B.Binary, B.T.Name, L, Ctx);
    if (!W)
      return W.takeError();
    // Warm-up by gate queries, as in a comparison.
    if (auto Warm =
            answerAll(**W, B.Data->Queries, B.Split.Gate, TimedK, Grid.front());
        !Warm)
      return Warm.takeError();
    for (size_t I = 0; I < Grid.size(); ++I) {
      Ctx.progress("measure", L * Grid.size() + I, Launches * Grid.size());
      std::vector<uint32_t> Order = B.Split.Search;
      Rand.shuffle(Order);
      Order.resize(std::min(Order.size(), MaxBatch));
      Answers A;
      Result<Timing> T =
          (*W)->search(B.Data->Queries, Order, TimedK, Grid[I], Rand.next(), A);
      if (!T)
        return T.takeError();
      Score S = Meter.score(Order, A);
      if (!S.Bad.empty())
        return Error{Errc::Worker,
                     fmt::format("{}: wrong answers at ef {}: {}", B.T.Name,
                                 Grid[I], S.Bad),
                     ""};
      All[I].Cpu.push_back(double(Order.size()) / std::max(T->Cpu, 1e-9));
      All[I].Wall.push_back(double(Order.size()) / std::max(T->Wall, 1e-9));
      All[I].Recall.push_back(S.Recall);
    }
  }
  Measurement M;
  M.Launches = Launches;
  std::vector<CurvePoint> Curve;
  for (size_t I = 0; I < All.size(); ++I) {
    M.Points.push_back({Grid[I], median(All[I].Recall), median(All[I].Cpu),
                        median(All[I].Wall)});
    Curve.push_back({M.Points.back().Recall, M.Points.back().Qps});
  }
  CurveReward R = curveReward(Curve, Curve);
  M.WindowLow = R.Low;
  M.WindowHigh = R.High;
  M.MeanQps = meanQps(envelope(Curve), R.Low, R.High).value_or(0);
  return M;
}

json toJson(const Measurement &M, const Baseline &B) {
  json Points = json::array();
  for (const MeasuredPoint &P : M.Points)
    Points.push_back({{"ef", P.Ef},
                      {"recall", P.Recall},
                      {"qps", P.Qps},
                      {"wall_qps", P.WallQps}});
  return {{"format", "crinn-measurement-1"},
          {"target", B.T.Name},
          {"dataset", B.Data->Name},
          {"build_hash", B.Binary.Hash},
          {"index_sha256", B.IndexHash},
          {"build_cpu_seconds", B.BuildSeconds},
          {"launches", M.Launches},
          {"k", TimedK},
          {"points", Points},
          {"window", {M.WindowLow, M.WindowHigh}},
          {"mean_qps", M.MeanQps}};
}

} // namespace crinn::eval
