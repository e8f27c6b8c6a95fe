//===- Pair.cpp - a balanced pair of launches, measured --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Where an index lies in physical memory moves its speed by some per cent for
/// as long as the process lives, and the process that loads first gets other
/// pages (those that the last pair gave back) than the second: loaded one after
/// the other, the first was 3 % slower on hnswlib's 200 MB, on any core. So
/// both load at the same time, which interleaves their pages: sd of a launch 1
/// % instead of 4 %. And a pair is two launches with the roles exchanged, whose
/// mean it takes.
///
/// Inside a launch each ef is measured in rounds A B, B A, B A, A B: any drift
/// that is linear in time, and any "second one finds the cache warm", cancels.
/// Both batches of a round hold the same queries in another order at another
/// address; the rounds of an ef do not repeat each other's queries, so nothing
/// learnt in one helps in the next. A batch lasts about BatchSeconds at every
/// ef: long against the 10 us of a hand-over, short against the scheduler's
/// moods. One such round has an sd of 5 %, so an ef gets rounds by its share in
/// the reward.
///
/// Warm-up queries come from the gate part, timed ones from the search part.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Pair.h"
#include "eval/judge/Curve.h"
#include "eval/judge/Interval.h"
#include "eval/support/Random.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace crinn::eval {

namespace {

constexpr double BatchSeconds = 0.010;
constexpr size_t MinBatch = 16;
constexpr size_t WarmUpQueries = 500;
constexpr std::array<bool, 4> FirstIsA = {true, false, false, true};
/// Blocks of four rounds that the whole window gets per launch, besides the one
/// that every ef gets.
constexpr double BlocksForWindow = 6;

std::vector<double> shares(const std::vector<EfPoint> &Grid) {
  std::vector<double> Recall;
  for (const EfPoint &P : Grid)
    Recall.push_back(P.Recall);
  return windowWeights(Recall, WindowLow, WindowHigh);
}

/// One launched arm and its measurements so far.
struct Side {
  std::unique_ptr<Worker> W;
  const std::vector<EfPoint> &Grid;
  bool IsA;
  ArmSample Sample;
  std::vector<double> WallPerCpu;
  std::vector<double> Seconds, Recalls; ///< of the ef at hand
  Answers Last;
  std::vector<uint32_t> LastOrder;

  Side(const std::vector<EfPoint> &Grid, bool IsA) : Grid(Grid), IsA(IsA) {}

  void closeEf() {
    Sample.QuerySeconds.push_back(median(Seconds));
    Sample.Recall.push_back(
        std::accumulate(Recalls.begin(), Recalls.end(), 0.0) /
        double(Recalls.size()));
    Seconds.clear();
    Recalls.clear();
  }
};

/// Answers of a batch by query number: the two arms saw different orders.
bool sameIds(const Side &A, const Side &B) {
  std::vector<std::pair<uint32_t, size_t>> Where;
  for (size_t I = 0; I < A.LastOrder.size(); ++I)
    Where.emplace_back(A.LastOrder[I], I);
  std::sort(Where.begin(), Where.end());
  for (size_t J = 0; J < B.LastOrder.size(); ++J) {
    auto It = std::lower_bound(Where.begin(), Where.end(),
                               std::pair(B.LastOrder[J], size_t(0)));
    if (!std::equal(B.Last.Ids.begin() + long(J * B.Last.K),
                    B.Last.Ids.begin() + long((J + 1) * B.Last.K),
                    A.Last.Ids.begin() + long(It->second * A.Last.K)))
      return false;
  }
  return true;
}

/// Both arms launched once.
class Launch {
public:
  Launch(const PairPlan &P, bool AStartsFirst, uint64_t Seed,
         const Context &Ctx)
      : P(P), Ctx(Ctx), AStartsFirst(AStartsFirst), Rand(Seed),
        A(P.GridA, true), B(P.GridB, false), ShareA(shares(P.GridA)),
        ShareB(shares(P.GridB)) {}

  Result<PairSample> run() {
    Side *Order[2] = {&A, &B};
    if (!AStartsFirst)
      std::swap(Order[0], Order[1]);
    for (auto Step : {&Launch::start, &Launch::beginLoad, &Launch::warmUp})
      for (Side *S : Order)
        if (Status St = (this->*Step)(*S); !St)
          return finish(std::move(St));
    Queries = P.Base.Split.Search;
    Rand.shuffle(Queries);
    for (size_t I = 0; I < std::max(A.Grid.size(), B.Grid.size()); ++I)
      if (Status St = measureEf(I); !St)
        return finish(std::move(St));
    return finish(success());
  }

private:
  Status start(Side &S) {
    const Build &Binary = S.IsA ? P.A : P.B;
    // 1 + ...: seed 0 is the plain layout.
    auto W = startLinked(P.Base, Binary, S.IsA ? "baseline" : "candidate",
                         1 + Rand.below(1ull << 40), Ctx);
    if (!W)
      return fault(S, W.takeError());
    S.W = std::move(*W);
    return success();
  }

  Status beginLoad(Side &S) {
    Status St = S.W->beginLoad(P.Base.IndexPath);
    return St ? success() : fault(S, St.takeError());
  }

  Status warmUp(Side &S) {
    if (Result<Timing> T = S.W->endLoad(); !T)
      return fault(S, T.takeError());
    std::vector<uint32_t> Warm = P.Base.Split.Gate;
    Rand.shuffle(Warm);
    Warm.resize(std::min(Warm.size(), WarmUpQueries));
    auto Ignored = answerAll(*S.W, P.Base.Data->Queries, Warm, TimedK,
                             S.Grid[S.Grid.size() / 2].Ef);
    return Ignored ? success() : fault(S, Ignored.takeError());
  }

  /// Blocks of rounds for the I-th point of the grids.
  size_t blocks(size_t I) const {
    double Share = std::max(I < ShareA.size() ? ShareA[I] : 0,
                            I < ShareB.size() ? ShareB[I] : 0);
    return std::max<size_t>(1, size_t(std::lround(BlocksForWindow * Share)));
  }

  /// The next \p Count queries of the shuffled search part, round and round.
  std::vector<uint32_t> draw(size_t Count) {
    std::vector<uint32_t> Out;
    for (size_t I = 0; I < Count; ++I) {
      Out.push_back(Queries[Cursor]);
      Cursor = (Cursor + 1) % Queries.size();
    }
    return Out;
  }

  Status measureEf(size_t I) {
    // The slower arm's time decides, on the point it is measured at.
    double Each = 1e-7;
    for (Side *S : {&A, &B})
      if (I < S->Grid.size())
        Each = std::max(Each, S->Grid[I].QuerySeconds);
    size_t Most = std::min(MaxBatch, Queries.size());
    size_t Count = std::clamp(static_cast<size_t>(BatchSeconds / Each),
                              std::min(MinBatch, Most), Most);
    std::vector<double> Ratios;
    for (size_t Round = 0; Round < blocks(I) * FirstIsA.size(); ++Round) {
      bool AFirst = FirstIsA[Round % FirstIsA.size()];
      std::vector<uint32_t> Set = draw(Count);
      Side *Order[2] = {AFirst ? &A : &B, AFirst ? &B : &A};
      for (Side *S : Order)
        if (I < S->Grid.size())
          if (Status St = batch(*S, S->Grid[I].Ef, Set); !St)
            return St;
      if (I < A.Grid.size() && I < B.Grid.size() &&
          A.Grid[I].Ef == B.Grid[I].Ef) {
        Ratios.push_back(std::log(A.Seconds.back() / B.Seconds.back()));
        if (P.EqualIds && !sameIds(A, B)) {
          Sample.FailureReason = "ids-differ";
          Sample.Failure =
              fmt::format("ids of a timed batch differ at ef {}", A.Grid[I].Ef);
          return Error{Errc::Worker, Sample.Failure, ""};
        }
      }
    }
    for (Side *S : {&A, &B})
      if (I < S->Grid.size())
        S->closeEf();
    if (!Ratios.empty())
      Sample.LogRatio.push_back(median(Ratios));
    return success();
  }

  Status batch(Side &S, uint32_t Ef, std::vector<uint32_t> Order) {
    if (Ctx.cancelled())
      return Error{Errc::Interrupted, "interrupted", ""};
    Rand.shuffle(Order);
    Result<Timing> T = S.W->search(P.Base.Data->Queries, Order, TimedK, Ef,
                                   Rand.next(), S.Last);
    if (!T)
      return fault(S, T.takeError());
    Score Sc = P.Meter.score(Order, S.Last);
    if (!Sc.Bad.empty()) {
      Error E{Errc::Worker,
              fmt::format("{}: wrong answers at ef {}: {}",
                          S.IsA ? "baseline" : "candidate", Ef, Sc.Bad),
              ""};
      if (!S.IsA) {
        Sample.FailureReason = "bad-output";
        Sample.Failure = E.Message;
      }
      return E;
    }
    // A clock that stands still is no time at all; a nanosecond keeps logs
    // finite.
    double Cpu = std::max(T->Cpu, 1e-9);
    S.Seconds.push_back(Cpu / double(Order.size()));
    S.Recalls.push_back(Sc.Recall);
    S.WallPerCpu.push_back(T->Wall / Cpu);
    S.LastOrder = std::move(Order);
    return success();
  }

  Status fault(Side &S, Error E) {
    if (!S.IsA && E.Code == Errc::Worker) {
      Sample.FailureReason = "candidate-worker";
      Sample.Failure = E.Message;
    }
    return E;
  }

  Result<PairSample> finish(Status St) {
    if (!St && Sample.Failure.empty())
      return St.takeError();
    for (Side *S : {&A, &B})
      if (!S->WallPerCpu.empty())
        S->Sample.WallPerCpu = median(S->WallPerCpu);
    Sample.A = std::move(A.Sample);
    Sample.B = std::move(B.Sample);
    return std::move(Sample);
  }

  const PairPlan &P;
  const Context &Ctx;
  bool AStartsFirst;
  Random Rand;
  Side A, B;
  std::vector<double> ShareA, ShareB;
  PairSample Sample;
  std::vector<uint32_t> Queries;
  size_t Cursor = 0;
};

void average(std::vector<double> &Into, const std::vector<double> &Other) {
  for (size_t I = 0; I < Into.size(); ++I)
    Into[I] = (Into[I] + Other[I]) / 2;
}

void average(ArmSample &Into, const ArmSample &Other) {
  average(Into.QuerySeconds, Other.QuerySeconds);
  average(Into.Recall, Other.Recall);
  Into.WallPerCpu = (Into.WallPerCpu + Other.WallPerCpu) / 2;
}

} // namespace

Result<PairSample> runPair(const PairPlan &P, uint64_t Seed,
                           const Context &Ctx) {
  Random Seeds(Seed);
  Result<PairSample> First = Launch(P, true, Seeds.next(), Ctx).run();
  if (!First || !First->Failure.empty())
    return First;
  Result<PairSample> Second = Launch(P, false, Seeds.next(), Ctx).run();
  if (!Second || !Second->Failure.empty())
    return Second;
  average(First->A, Second->A);
  average(First->B, Second->B);
  average(First->LogRatio, Second->LogRatio);
  return First;
}

} // namespace crinn::eval
