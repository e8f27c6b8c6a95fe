//===- Speed.cpp - is a kernel faster? --------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// As the comparison of two variants (judge/Pair.cpp): the worker's CPU clock,
/// which the judge reads; pairs of launches with a fresh link each; the median
/// of log ratios with its sign interval and sequential looks
/// (judge/Interval.cpp). Each shape has processes of its own.
///
//===----------------------------------------------------------------------===//

#include "eval/kernel/Speed.h"
#include "eval/support/Files.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace crinn::eval {

namespace {

/// How much longer the candidate may wait in a batch, in units of the CPU time
/// that the best kept takes for it.
constexpr double WaitAllowed = 0.15;
using Clock = std::chrono::steady_clock;

double lowDecile(std::vector<double> V) {
  const auto At = V.begin() + long(V.size() / 10);
  std::nth_element(V.begin(), At, V.end());
  return *At;
}

class Measurement {
public:
  Measurement(const Kind &K, const SpeedOptions &O, const Context &Ctx)
      : K(K), O(O), Ctx(Ctx), R(O.Seed) {
    for (const std::vector<Shape> *Shapes : {&O.Shapes, &O.Drawn})
      for (const Shape &S : *Shapes)
        for (Distribution D : timedDistributions())
          Cells.emplace_back(K, S, D, R.next());
  }

  Result<Speed> run(const Build &A, const Build &B);

private:
  Status pair(const Build &A, const Build &B, const std::string &Dir);
  void hidden();
  void summarise(unsigned Rank);
  void witness();
  bool ended() const { return !Out.Fault.correct(); }

  const Kind &K;
  const SpeedOptions &O;
  const Context &Ctx;
  Random R;
  std::vector<TimedCell> Cells;
  std::array<std::vector<double>, 2> Waits;
  unsigned Launches = 0;
  std::array<unsigned, 2> Hiding = {}; ///< launches with hidden CPU time
  Speed Out;
};

Status Measurement::pair(const Build &A, const Build &B,
                         const std::string &Dir) {
  const std::array<std::string, 2> Libraries = {Dir + "/a.so", Dir + "/b.so"};
  for (auto [Arm, Path] :
       {std::pair(&A, &Libraries[0]), std::pair(&B, &Libraries[1])})
    if (Status S = linkShared(*Arm, *Path, 1 + R.below(UINT32_MAX)); !S)
      return S;
  const size_t PerShape = timedDistributions().size();
  for (size_t First = 0; First < Cells.size() && !ended(); First += PerShape) {
    TimedLaunch L(K, R, Ctx);
    if (Status S = L.start(Cells[First].Sizes, Libraries); !S)
      return S;
    for (size_t I = First; I < First + PerShape && L.finding().correct(); ++I)
      if (Status S = L.measure(Cells[I]); !S)
        return S;
    L.checkThreads();
    Out.Fault.Reason = L.finding().Reason;
    Out.Fault.Detail = L.finding().Detail;
    Out.Fault.Checked += L.finding().Checked;
    for (unsigned Arm : {0, 1})
      Waits[Arm].insert(Waits[Arm].end(), L.waits()[Arm].begin(),
                        L.waits()[Arm].end());
    if (ended())
      break;
    ++Launches;
    for (unsigned Arm : {0, 1})
      Hiding[Arm] += L.hidden(Arm) > 0;
  }
  return success();
}

void Measurement::hidden() {
  const auto [A, B] = Hiding;
  if (!hidesWork(A, B))
    return;
  Out.Fault.Reason = "hidden-work";
  Out.Fault.Detail = fmt::format(
      "CPU time between the batches of {} of {} launches; of {} of the best "
      "kept's",
      B, Launches, A);
}

void Measurement::summarise(unsigned Rank) {
  const size_t Counted = O.Shapes.size() * timedDistributions().size();
  std::vector<double> Geomeans(Out.Pairs);
  Out.Cells.clear();
  Out.Worst = 0;
  for (const TimedCell &T : Cells) {
    SpeedCell C{T.Sizes,
                T.Data,
                Out.Cells.size() >= Counted,
                T.LogRatios,
                signInterval(T.LogRatios, Rank),
                median(T.Seconds[0]),
                median(T.Seconds[1])};
    if (double Loss = std::exp(-C.LogRatio.Estimate); Loss > Out.Worst) {
      Out.Worst = Loss;
      Out.WorstCell = T.name();
    }
    for (unsigned P = 0; P < Out.Pairs && !C.Drawn; ++P)
      Geomeans[P] += C.Pairs[P] / double(Counted);
    Out.Cells.push_back(std::move(C));
  }
  Out.Geomean = signInterval(Geomeans, Rank);
}

/// A gain in CPU time that is waited for is none. A loss needs no witness. Low
/// deciles are compared: most batches of a busy machine are interrupted, but
/// who waits does so in each.
void Measurement::witness() {
  if (!(Out.Geomean.Lower > 0))
    return;
  const double More = lowDecile(Waits[1]) - lowDecile(Waits[0]);
  if (More <= WaitAllowed)
    return;
  Out.Fault.Reason = "witness";
  Out.Fault.Detail = fmt::format("it waits for {:.0f} % of the time that the "
                                 "best kept takes",
                                 100 * More);
}

Result<Speed> Measurement::run(const Build &A, const Build &B) {
  Result<TempDir> Dir = TempDir::create();
  if (!Dir)
    return Dir.takeError();
  const auto Start = Clock::now();
  for (const Look &L : planLooks(O.MaxPairs)) {
    while (Out.Pairs < L.Pairs) {
      Ctx.progress("measure", Out.Pairs, O.MaxPairs);
      if (Status S = pair(A, B, Dir->path()); !S)
        return S.takeError();
      if (ended()) {
        Out.Level = 0; // an earlier look did not see what is wrong
        return Out;
      }
      ++Out.Pairs;
      if (std::chrono::duration<double>(Clock::now() - Start).count() >
          O.Seconds) {
        Out.Fault.Reason = "over-time";
        Out.Fault.Detail =
            fmt::format("not decided within {:.0f} s", O.Seconds);
        Out.Level = 0; // what an earlier look found is not all that was seen
        return Out;
      }
    }
    hidden();
    if (ended()) {
      Out.Level = 0;
      return Out;
    }
    summarise(L.Rank);
    Out.Level += L.Spent;
    // A loss that another look may show to be noise is worth that look.
    if (Out.Geomean.Upper < 0 ||
        (Out.Geomean.Lower > 0 && Out.Worst <= WorstAllowed))
      break;
  }
  witness();
  return Out;
}

} // namespace

bool hidesWork(unsigned Kept, unsigned Candidate) {
  return Candidate > Kept + 3 * std::sqrt(double(Kept)) + 1;
}

Result<Speed> measureSpeed(const Kind &K, const Build &A, const Build &B,
                           const SpeedOptions &O, const Context &Ctx) {
  return Measurement(K, O, Ctx).run(A, B);
}

} // namespace crinn::eval
