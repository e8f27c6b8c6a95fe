//===- Main.cpp - QPS at equal recall, glass against hnswlib --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// usage: bench-glass-vs-hnswlib [rounds] [queries]
///
/// Builds both indexes over fashion-mnist, then measures rounds: in each, for
/// each ef of the grid, both arms answer all queries one by one, in an order
/// that alternates. Time is the thread's CPU time. Per round and arm, ln QPS at
/// a recall is interpolated linearly in recall between neighbours of the grid;
/// the round's log-ratio of the arms is one observation. Printed: median ratio
/// over rounds with a distribution-free 95 % interval. Round 0 warms up and is
/// dropped. An ef below k counts as k; an arm whose lowest recall is
/// above the one asked for enters with its fastest point of the grid, and the
/// line is marked.
///
//===----------------------------------------------------------------------===//

#include "bench/baseline_glass/Arms.h"
#include "eval/data/Dataset.h"
#include "eval/judge/Interval.h"
#include "eval/measure/Recall.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <numeric>
#include <optional>
#include <vector>

using namespace glassbench;
namespace eval = crinn::eval;

namespace {

constexpr size_t K = 10;
constexpr std::array<size_t, 12> EfGrid = {2,  4,  7,  10, 13, 17,
                                           22, 30, 40, 55, 80, 120};
constexpr std::array<double, 3> Recalls = {0.90, 0.95, 0.99};

struct Point {
  double Recall, LogQps;
};
using Curve = std::array<Point, EfGrid.size()>;

double cpuSeconds() {
  timespec T;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &T);
  return double(T.tv_sec) + 1e-9 * double(T.tv_nsec);
}

/// What the arms are asked: the first queries of the data set.
struct Task {
  const eval::Dataset &D;
  eval::RecallMeter Meter;
  std::vector<uint32_t> Order;
};

Point measure(Arm &A, const Task &T, size_t Ef) {
  eval::Answers Out;
  Out.K = K;
  Out.Ids.assign(T.Order.size() * K, eval::Answers::Poison);
  Out.Distances.assign(Out.Ids.size(), 0);
  Out.Found.assign(T.Order.size(), int32_t(K));
  const double Start = cpuSeconds();
  for (size_t Q = 0; Q < T.Order.size(); ++Q)
    A.search(T.D.Queries.row(Q), K, Ef, &Out.Ids[Q * K]);
  const double Seconds = cpuSeconds() - Start;
  const eval::Score S = T.Meter.score(T.Order, Out);
  if (!S.Bad.empty())
    std::fprintf(stderr, "%s: %s\n", A.name().c_str(), S.Bad.c_str());
  return {S.Recall, std::log(double(T.Order.size()) / Seconds)};
}

/// Nothing if the curve ends below the recall.
std::optional<double> logQpsAt(const Curve &C, double Recall) {
  if (C[0].Recall >= Recall)
    return std::max_element(C.begin(), C.end(),
                            [](const Point &A, const Point &B) {
                              return A.LogQps < B.LogQps;
                            })
        ->LogQps;
  for (size_t I = 1; I < C.size(); ++I)
    if (C[I].Recall >= Recall) {
      const double T =
          (Recall - C[I - 1].Recall) / (C[I].Recall - C[I - 1].Recall);
      return C[I - 1].LogQps + T * (C[I].LogQps - C[I - 1].LogQps);
    }
  return std::nullopt;
}

size_t argument(int Argc, char **Argv, int I, size_t Default) {
  return Argc > I ? std::strtoul(Argv[I], nullptr, 10) : Default;
}

} // namespace

int main(int Argc, char **Argv) {
  const size_t Rounds = argument(Argc, Argv, 1, 12);
  const size_t Queries = argument(Argc, Argv, 2, 2000);
  if (Rounds == 0 || Queries == 0) {
    std::fprintf(stderr, "usage: bench-glass-vs-hnswlib [rounds] [queries]\n");
    return 2;
  }
  eval::Context Ctx;
  if (auto Dir = eval::defaultCacheDir())
    Ctx.CacheDir = *Dir;
  const auto D = eval::openDataset("fashion-mnist-784-euclidean", Ctx);
  if (!D) {
    std::fprintf(stderr, "bench-glass-vs-hnswlib: %s\n",
                 D.error().Message.c_str());
    return eval::exitCode(D.error().Code);
  }
  const eval::Dataset &Data = **D;
  Task T = {Data, eval::RecallMeter(Data, K), {}};
  T.Order.resize(std::min(Queries, Data.Queries.Rows));
  std::iota(T.Order.begin(), T.Order.end(), 0u);
  const Rows Base = {Data.Base.row(0), Data.Base.Rows, Data.Base.Cols};
  double BuildSeconds[2];
  std::unique_ptr<Arm> Arms[2];
  for (int A : {0, 1}) {
    const double Start = cpuSeconds();
    Arms[A] = A == 0 ? makeGlassArm(Base) : makeHnswlibArm(Base);
    BuildSeconds[A] = cpuSeconds() - Start;
    if (!Arms[A])
      return 4;
  }
  std::printf("build CPU, %s / %s: %.2f (one build each, no interval)\n",
              Arms[0]->name().c_str(), Arms[1]->name().c_str(),
              BuildSeconds[0] / BuildSeconds[1]);

  std::array<std::vector<double>, Recalls.size()> LogRatios;
  Curve Curves[2];
  for (size_t Round = 0; Round <= Rounds; ++Round) {
    for (size_t E = 0; E < EfGrid.size(); ++E)
      for (size_t Turn : {0, 1}) {
        const size_t A = (Round + E + Turn) % 2;
        Curves[A][E] = measure(*Arms[A], T, EfGrid[E]);
      }
    for (size_t R = 0; Round > 0 && R < Recalls.size(); ++R) {
      const auto Glass = logQpsAt(Curves[0], Recalls[R]);
      const auto Other = logQpsAt(Curves[1], Recalls[R]);
      if (Glass && Other)
        LogRatios[R].push_back(*Glass - *Other);
    }
  }

  std::printf("  ef  recall %-12s recall %s\n", Arms[0]->name().c_str(),
              Arms[1]->name().c_str());
  for (size_t E = 0; E < EfGrid.size(); ++E)
    std::printf("%4zu  %.4f %12s %.4f\n", EfGrid[E], Curves[0][E].Recall, "",
                Curves[1][E].Recall);
  std::printf("QPS ratio %s / %s at equal recall@%zu, %zu queries:\n",
              Arms[0]->name().c_str(), Arms[1]->name().c_str(), K,
              T.Order.size());
  for (size_t R = 0; R < Recalls.size(); ++R) {
    if (LogRatios[R].empty()) {
      std::printf("  %.2f  not reached by both\n", Recalls[R]);
      continue;
    }
    const unsigned N = unsigned(LogRatios[R].size());
    const unsigned Rank = eval::signRank(N, 0.05);
    const eval::Interval I = eval::signInterval(LogRatios[R], Rank);
    const bool Flat =
        Curves[0][0].Recall > Recalls[R] || Curves[1][0].Recall > Recalls[R];
    std::printf("  %.2f  %.3f  [%.3f, %.3f]  (%u rounds)%s\n", Recalls[R],
                std::exp(I.Estimate), std::exp(I.Lower), std::exp(I.Upper), N,
                Flat ? "  an arm starts above this recall" : "");
  }
}
