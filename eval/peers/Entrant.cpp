//===- Entrant.cpp - one peer while it is measured --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/peers/Entrant.h"
#include "eval/judge/Arm.h"
#include "eval/judge/Interval.h"
#include "eval/peers/Machine.h"
#include "eval/peers/PeerGrid.h"
#include "eval/support/Random.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

/// A batch that takes less is asked several times, at other addresses: the
/// clocks are read to the microsecond, but a batch of 1 ms may hold a switch to
/// another process.
constexpr double LeastSeconds = 0.05;
constexpr unsigned MostRepeats = 8;
/// Queries whose recall a grid is found by; as in findGrid.
constexpr size_t ProbeQueries = 2000;
/// Share of the CPU time between batches that is worth a note.
constexpr double IdleShare = 0.02;

} // namespace

std::string Entrant::phase(const char *What) const {
  return fmt::format("{} {}", What, Out->P.Name);
}

Status Entrant::compile() {
  Ctx->progress(phase("compile"), 0, 0);
  Result<ReadyPeer> R = makeReady(Out->P, Q->D, Dir, *Ctx);
  if (!R)
    return R.takeError();
  Ready = std::move(*R);
  Out->Flags = Ready.Flags;
  return success();
}

Status Entrant::build(unsigned Turn) {
  Ctx->progress(phase("start"), 0, 0);
  auto Builder = startPeer(Ready, Turn, *Ctx);
  if (!Builder)
    return Builder.takeError();
  Ctx->progress(phase("build"), 0, 0);
  Result<Timing> Built = (*Builder)->build(Q->D.Base);
  if (!Built)
    return Built.takeError();
  Out->Builds.push_back(*Built);
  Out->BuildPeak = std::max(Out->BuildPeak, (*Builder)->process().peakBytes());
  if (Turn > 0)
    return success();
  Index = Dir + "/index";
  if (Result<Timing> Saved = (*Builder)->save(Index); !Saved)
    return Saved.takeError();
  std::error_code Ec;
  Out->IndexBytes = fs::file_size(Index, Ec);
  return success();
}

Status Entrant::start(uint64_t Seed) {
  Ctx->progress(phase("load"), 0, 0);
  auto Started = startPeer(Ready, Seed, *Ctx);
  if (!Started)
    return Started.takeError();
  W = std::move(*Started);
  Result<Timing> Loaded = W->load(Index);
  if (!Loaded)
    return Loaded.takeError();
  const Timing &Hello = W->helloTime();
  Loads.push_back({Hello.Cpu + Loaded->Cpu, Hello.Wall + Loaded->Wall});
  return success();
}

Status Entrant::probe() {
  std::vector<uint32_t> Sample = Q->Split.Search;
  Random(1).shuffle(Sample);
  Sample.resize(std::min(Sample.size(), ProbeQueries));
  unsigned Probes = 0;
  auto Found = peerGrid(Out->P.Ef, [&](uint32_t Ef) -> Result<EfPoint> {
    Ctx->progress(phase("ef grid"), ++Probes, 0);
    double Cpu = 0;
    auto A = answerAll(*W, Q->D.Queries, Sample, TimedK, Ef, &Cpu);
    if (!A)
      return A.takeError();
    Score S = Q->Meter.score(Sample, *A);
    if (!S.Bad.empty())
      return W->process().error(
          fmt::format("wrong answers at ef {}: {}", Ef, S.Bad));
    return EfPoint{Ef, S.Recall, Cpu / double(Sample.size())};
  });
  if (!Found)
    return Found.takeError();
  Grid = std::move(*Found);
  for (const EfPoint &P : Grid)
    Out->Points.push_back({P.Ef, 0, {}, {}});
  return success();
}

Status Entrant::warm() {
  auto A = answerAll(*W, Q->D.Queries, Q->Split.Gate, TimedK, Grid.front().Ef);
  if (!A)
    return A.takeError();
  W->process().takeIdleCpu(); // what came before the first timed batch
  return success();
}

Status Entrant::turn(size_t Step, unsigned Round) {
  const EfPoint &G = Grid[Step];
  Random Rand((uint64_t(Round) << 32) + Step); // the same for all peers
  std::vector<uint32_t> Order = Q->Split.Search;
  Rand.shuffle(Order);
  Order.resize(std::min(Order.size(), MaxBatch));
  const double Expected = G.QuerySeconds * double(Order.size());
  const unsigned Repeats = unsigned(std::clamp(
      LeastSeconds / std::max(Expected, 1e-9) + 1, 1.0, double(MostRepeats)));
  Timing Sum;
  Score S;
  for (unsigned I = 0; I < Repeats; ++I) {
    Answers A;
    Result<Timing> T =
        W->search(Q->D.Queries, Order, TimedK, G.Ef, Rand.next(), A);
    if (!T)
      return T.takeError();
    Sum.Cpu += T->Cpu;
    Sum.Wall += T->Wall;
    S = Q->Meter.score(Order, A);
    if (!S.Bad.empty())
      return W->process().error(
          fmt::format("wrong answers at ef {}: {}", G.Ef, S.Bad));
  }
  Busy += Sum.Cpu;
  const double Asked = double(Order.size()) * Repeats;
  PeerPoint &P = Out->Points[Step];
  P.Recall += S.Recall / Q->Rounds;
  P.Qps.push_back(Asked / std::max(Sum.Cpu, 1e-9));
  P.WallQps.push_back(Asked / std::max(Sum.Wall, 1e-9));
  return success();
}

Status Entrant::close() {
  WorkerProcess &P = W->process();
  Idle += P.takeIdleCpu();
  Out->SearchPeak = std::max(Out->SearchPeak, P.peakBytes());
  if (hasChildren(P.pid()))
    return P.error("has started another process, whose time nobody counts; "
                   "let the worker do its work itself");
  W.reset();
  return success();
}

static Timing medians(const std::vector<Timing> &All) {
  std::vector<double> Cpu, Wall;
  for (const Timing &T : All) {
    Cpu.push_back(T.Cpu);
    Wall.push_back(T.Wall);
  }
  return {median(Cpu), median(Wall)};
}

void Entrant::finish() {
  Out->Load = medians(Loads);
  Out->Build = medians(Out->Builds);
  if (Idle > IdleShare * (Busy + Idle))
    Out->Notes.push_back(
        fmt::format("spent {:.0f} % of its CPU time between batches, which "
                    "its QPS does not count",
                    100 * Idle / (Busy + Idle)));
}

} // namespace crinn::eval
