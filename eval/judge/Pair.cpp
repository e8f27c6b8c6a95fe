//===- Pair.cpp - a balanced pair of launches, measured --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Where an index lies in physical memory moves its speed by some per cent for
/// as long as the process lives, and the process that loads first gets other
/// pages (those that the last pair gave back) than the second. So both load at
/// the same time, which interleaves their pages, and a pair is two launches
/// with the roles exchanged, whose mean it takes.
///
/// Inside a launch each ef is measured in rounds A B, B A, B A, A B: any drift
/// that is linear in time, and any "second one finds the cache warm", cancels.
/// In the other launch it is B A, A B, A B, B A, and the next pair begins with
/// the launch that ended this one: nothing sets the arms apart but their code.
/// The ef come in another order in each launch, so no answer can rest on what
/// was asked before. Both batches of a round hold the same queries in another
/// order at another address; no query is timed twice at an ef in one process,
/// unless the data set has too few. A batch lasts about BatchSeconds at every
/// ef: long against the 10 us of a hand-over, short against the scheduler's
/// moods. An ef gets rounds by its share in the reward.
///
/// A block of rounds during which the machine was busy with other things is
/// thrown away and measured again, before its figures are looked at.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Pair.h"
#include "eval/judge/Curve.h"
#include "eval/judge/Interval.h"
#include "eval/judge/TimedAnswers.h"
#include "eval/measure/Noise.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace crinn::eval {

namespace {

constexpr double BatchSeconds = 0.010;
constexpr size_t MinBatch = 16;
/// Rounds of a block that the arm begins which was launched first.
constexpr std::array<bool, 4> FirstBegins = {true, false, false, true};
/// Blocks of four rounds that the whole window gets per launch, besides the one
/// that every ef gets.
constexpr double BlocksForWindow = 6;
/// A busy block is measured again so often in a launch; then it is taken.
constexpr unsigned MostRepeats = 8;

bool sameEf(const std::vector<EfPoint> &A, const std::vector<EfPoint> &B) {
  return std::equal(
      A.begin(), A.end(), B.begin(), B.end(),
      [](const EfPoint &X, const EfPoint &Y) { return X.Ef == Y.Ef; });
}

std::vector<double> shares(const std::vector<EfPoint> &Grid) {
  std::vector<double> Recall;
  for (const EfPoint &P : Grid)
    Recall.push_back(P.Recall);
  return windowWeights(Recall, WindowLow, WindowHigh);
}

/// Both arms launched once.
class Launch {
public:
  Launch(const PairPlan &P, size_t Number, bool AStartsFirst, uint64_t Seed,
         Memory &M, const Context &Ctx)
      : P(P), Where(P.Arenas[P.arena(Number)]), New(*P.News[P.arena(Number)]),
        Ctx(Ctx), AStartsFirst(AStartsFirst), Rand(Seed),
        A(*Where.Data, P.Meters[P.arena(Number)], New, P.GridA, "baseline",
          M.A),
        B(*Where.Data, P.Meters[P.arena(Number)], New, P.GridB, "candidate",
          M.B),
        SameGrid(sameEf(P.GridA, P.GridB)), ShareA(shares(P.GridA)),
        ShareB(shares(P.GridB)),
        Queries(drawQueries(P.Base.Split, New.Queries.Rows, Rand)) {}

  Result<PairSample> run() {
    Status St = measure();
    if (!St && Sample.Failure.empty())
      return St.takeError();
    if (St) {
      Sample.A = A.sample();
      Sample.B = B.sample();
    }
    return std::move(Sample);
  }

private:
  Status measure() {
    Side *Order[2] = {&A, &B};
    if (!AStartsFirst)
      std::swap(Order[0], Order[1]);
    const StatTicks Before = readStat();
    for (auto Step : {&Launch::start, &Launch::beginLoad, &Launch::endLoad})
      for (Side *S : Order)
        if (Status St = (this->*Step)(*S); !St)
          return St;
    settle(Before);
    for (Side *S : Order)
      if (Status St = warmUp(*S); !St)
        return St;
    std::vector<size_t> Points(std::max(A.Grid.size(), B.Grid.size()));
    std::iota(Points.begin(), Points.end(), size_t(0));
    Rand.shuffle(Points);
    Sample.LogRatio.resize(SameGrid ? Points.size() : 0);
    for (size_t I : Points)
      if (Status St = measureEf(I); !St)
        return St;
    if (auto F = TimedSample::worse(SampleA, SampleB, *Where.Data,
                                    Where.Data->Queries))
      return fail(F->Reason, "timed answers: " + F->Detail);
    for (Side *S : Order)
      if (Status St = held(*S, S->costs(Queries, Rand, Allowed)); !St)
        return St;
    return compareUnseen();
  }

  Status compareUnseen() {
    const Batch OfA{Queries.New, A.newAnswers()},
        OfB{Queries.New, B.newAnswers()};
    if (!P.EqualIds) {
      TimedSample NewA, NewB;
      NewA.add(OfA, Queries.New, Queries.New.size());
      NewB.add(OfB, Queries.New, Queries.New.size());
      if (auto F = TimedSample::worse(NewA, NewB, *Where.Data, New.Queries))
        return fail(F->Reason, "answers to unseen queries: " + F->Detail);
    }
    if (!SameGrid)
      return success();
    const Differences D = differences(OfA, OfB);
    Sample.Unseen += Queries.New.size();
    Sample.OthersUnseen += D.Ids;
    if (!P.EqualIds || D.Ids + D.Distances == 0)
      return success();
    return fail(D.Ids ? "ids-differ" : "distances-differ",
                fmt::format("{} of unseen queries differ",
                            D.Ids ? "ids" : "distances"));
  }

  bool isA(const Side &S) const { return &S == &A; }

  Status start(Side &S) {
    // 1 + ...: seed 0 is the plain layout.
    auto W = startLinked(P.Base, isA(S) ? P.A : P.B,
                         isA(S) ? "baseline" : "candidate",
                         1 + Rand.below(1ull << 40), Ctx);
    if (!W)
      return fault(S, W.takeError());
    S.adopt(std::move(*W));
    return success();
  }

  Status beginLoad(Side &S) {
    return held(S, S.worker().beginLoad(isA(S) ? Where.IndexA : Where.IndexB));
  }

  Status endLoad(Side &S) { return held(S, S.endLoad()); }

  /// Both arms onto one processor.
  void settle(const StatTicks &Before) {
    if (auto Best = quietest(Before, readStat(), Allowed))
      if (confine(A.worker().pid(), {*Best}) &&
          confine(B.worker().pid(), {*Best}))
        Processor = *Best;
    Noise.emplace(Processor);
  }

  Status warmUp(Side &S) { return held(S, S.warmUp(Queries)); }

  double share(size_t I) const {
    return std::max(I < ShareA.size() ? ShareA[I] : 0,
                    I < ShareB.size() ? ShareB[I] : 0);
  }

  /// Rounds of the I-th point: whole blocks inside the window, and half a one,
  /// A B, B A, for a point that only a table prints.
  size_t rounds(size_t I) const {
    if (share(I) == 0)
      return 2;
    double Blocks = P.Effort * BlocksForWindow * share(I);
    return FirstBegins.size() *
           std::max<size_t>(1, size_t(std::lround(Blocks)));
  }

  /// Queries of a batch: the slower arm's time decides.
  size_t batchSize(size_t I) const {
    double Each = 1e-7;
    for (const Side *S : {&A, &B})
      if (I < S->Grid.size())
        Each = std::max(Each, S->Grid[I].QuerySeconds);
    size_t Most = std::min(MaxBatch, Queries.Timed.size() / rounds(I));
    size_t Least = std::min(MinBatch, Queries.Timed.size());
    return std::clamp(static_cast<size_t>(P.Effort * BatchSeconds / Each),
                      Least, std::max(Least, Most));
  }

  /// The next \p Count timed queries, round and round.
  std::vector<uint32_t> draw(size_t Count) {
    std::vector<uint32_t> Out;
    Drawn += Count;
    for (size_t I = 0; I < Count; ++I) {
      Out.push_back(Queries.Timed[Cursor]);
      Cursor = (Cursor + 1) % Queries.Timed.size();
    }
    return Out;
  }

  Status measureEf(size_t I) {
    std::vector<double> Ratios;
    const size_t Rounds = rounds(I);
    Drawn = 0;
    for (size_t Done = 0; Done < Rounds;) {
      size_t Block = std::min(FirstBegins.size(), Rounds - Done);
      std::vector<double> OfBlock;
      Noise->begin();
      double Before = A.cpuSeconds() + B.cpuSeconds() + ownCpuSeconds();
      for (size_t R = 0; R < Block; ++R)
        if (Status St = round(I, FirstBegins[R] == AStartsFirst, OfBlock); !St)
          return St;
      bool Busy = Noise->busySince(A.cpuSeconds() + B.cpuSeconds() +
                                   ownCpuSeconds() - Before);
      if (Busy && Sample.Repeated < MostRepeats) {
        ++Sample.Repeated;
        for (Side *S : {&A, &B})
          if (I < S->Grid.size())
            S->forget(I, Block);
        continue;
      }
      Sample.Noisy += Busy;
      Ratios.insert(Ratios.end(), OfBlock.begin(), OfBlock.end());
      Done += Block;
    }
    if (!Sample.LogRatio.empty())
      Sample.LogRatio[I] = median(Ratios);
    Sample.Few += Drawn > Queries.Timed.size();
    return success();
  }

  Status round(size_t I, bool AFirst, std::vector<double> &Ratios) {
    if (Ctx.cancelled())
      return Error{Errc::Interrupted, "interrupted", ""};
    std::vector<uint32_t> Set = draw(batchSize(I));
    Side *Order[2] = {AFirst ? &A : &B, AFirst ? &B : &A};
    for (Side *S : Order)
      if (I < S->Grid.size())
        if (Status St = held(*S, S->batch(I, Set, Rand)); !St)
          return St;
    const Batch OfA{A.lastOrder(), A.lastAnswers()},
        OfB{B.lastOrder(), B.lastAnswers()};
    if (!P.EqualIds && I < A.Grid.size())
      SampleA.add(OfA, Set);
    if (!P.EqualIds && I < B.Grid.size())
      SampleB.add(OfB, Set);
    if (!SameGrid)
      return success();
    Ratios.push_back(std::log(A.lastSeconds(I) / B.lastSeconds(I)));
    const Differences D = differences(OfA, OfB);
    Sample.Answered += Set.size();
    Sample.Others += D.Ids;
    if (!P.EqualIds || D.Ids + D.Distances == 0)
      return success();
    return fail(D.Ids ? "ids-differ" : "distances-differ",
                fmt::format("{} of a timed batch differ at ef {}",
                            D.Ids ? "ids" : "distances", A.Grid[I].Ef));
  }

  Status fail(std::string Reason, std::string What) {
    Sample.FailureReason = std::move(Reason);
    Sample.Failure = std::move(What);
    return Error{Errc::Worker, Sample.Failure, ""};
  }

  /// The candidate's failure is a result, the baseline's an error.
  Status fault(Side &S, Error E) {
    if (isA(S) || E.Code != Errc::Worker)
      return E;
    return fail(S.badReason().empty() ? "candidate-worker" : S.badReason(),
                E.Message);
  }

  Status held(Side &S, Status St) {
    return St ? success() : fault(S, St.takeError());
  }

  const PairPlan &P;
  const Arena &Where;
  const Unseen &New;
  const Context &Ctx;
  bool AStartsFirst;
  Random Rand;
  Side A, B;
  TimedSample SampleA, SampleB; ///< where the arms' answers may differ
  bool SameGrid;                ///< the arms are paired at each ef
  std::vector<double> ShareA, ShareB;
  LaunchQueries Queries;
  const std::vector<unsigned> Allowed = allowedProcessors();
  unsigned Processor = AllProcessors; ///< that both arms run on
  std::optional<NoiseMonitor> Noise;
  PairSample Sample;
  size_t Cursor = 0, Drawn = 0; ///< Drawn: at this ef
};

} // namespace

Result<PairSample> runPair(const PairPlan &P, size_t Number, uint64_t Seed,
                           Memory &M, const Context &Ctx) {
  Random Seeds(Seed);
  const bool AFirst = Number % 2 == 0;
  Result<PairSample> First =
      Launch(P, Number, AFirst, Seeds.next(), M, Ctx).run();
  if (!First || !First->Failure.empty())
    return First;
  Result<PairSample> Second =
      Launch(P, Number, !AFirst, Seeds.next(), M, Ctx).run();
  if (!Second || !Second->Failure.empty())
    return Second;
  average(*First, *Second);
  return First;
}

} // namespace crinn::eval
