//===- Side.cpp - one launched arm, asked and timed -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A launch is more than its timed batches: what an arm saves in them it may
/// have spent while loading, in its first query, between two batches, in a
/// thread of its own, or in the rare query. Each of these is measured here,
/// next to the batches, in the same process. What is done once and could change
/// what follows (threads, queries asked twice) comes last.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Side.h"
#include "eval/judge/Curve.h"
#include "eval/judge/Interval.h"
#include "eval/measure/Processors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace crinn::eval {

namespace {

/// Drawn between these: nobody is to know when the timing begins.
constexpr size_t LeastWarmUp = 300, MostWarmUp = 500;
/// Of the 300 the third slowest is the 99th percentile.
constexpr size_t SingleQueries = 300;
/// Asked twice: long enough that the second time shows what was remembered.
constexpr size_t TwiceQueries = 200;

/// A distance that was left as it was, or is none.
bool lacksDistance(const Answers &A) {
  for (size_t Q = 0; Q < A.Found.size(); ++Q)
    for (size_t I = Q * A.K; I < Q * A.K + size_t(A.Found[Q]); ++I)
      if (std::isnan(A.Distances[I]))
        return true;
  return false;
}

uint64_t fingerprint(const uint32_t *Ids, size_t Count) {
  uint64_t H = 0xcbf29ce484222325u;
  for (size_t I = 0; I < Count; ++I)
    H = (H ^ Ids[I]) * 0x100000001b3u + (H >> 29);
  return H;
}

} // namespace

bool Answered::consistent(uint32_t Ef, const std::vector<uint32_t> &Order,
                          const Answers &A) {
  for (size_t I = 0; I < Order.size(); ++I) {
    uint64_t Print = fingerprint(A.Ids.data() + I * A.K, A.K);
    if (Seen.try_emplace({Ef, Order[I]}, Print).first->second != Print)
      return false;
  }
  return true;
}

LaunchQueries drawQueries(const QuerySplit &Split, size_t Unseen,
                          Random &Rand) {
  LaunchQueries Q;
  Q.Timed = Split.Search;
  Rand.shuffle(Q.Timed);
  std::vector<uint32_t> Gate = Split.Gate;
  Rand.shuffle(Gate);
  size_t Twice = std::min(TwiceQueries, Gate.size() / 2);
  Q.Twice.assign(Gate.begin(), Gate.begin() + long(Twice));
  size_t Warm = std::min(LeastWarmUp + Rand.below(MostWarmUp - LeastWarmUp + 1),
                         Gate.size() - Twice);
  Q.WarmUp.assign(Gate.begin() + long(Twice),
                  Gate.begin() + long(Twice + Warm));
  Q.New.resize(Unseen);
  std::iota(Q.New.begin(), Q.New.end(), 0u);
  Rand.shuffle(Q.New);
  Q.New.resize(std::min(UnseenAsked, Unseen));
  Q.NewRecall = WindowLow + (WindowHigh - WindowLow) * Rand.unit();
  return Q;
}

size_t Side::nearest(double Recall) const {
  auto Off = [&](const EfPoint &P) { return std::fabs(P.Recall - Recall); };
  return size_t(std::min_element(Grid.begin(), Grid.end(),
                                 [&](const EfPoint &A, const EfPoint &B) {
                                   return Off(A) < Off(B);
                                 }) -
                Grid.begin());
}

Error Side::bad(std::string Reason, std::string What) {
  BadReason = std::move(Reason);
  return Error{Errc::Worker, fmt::format("{}: {}", Label, What), ""};
}

Status Side::endLoad() {
  Result<Timing> Loaded = W->endLoad();
  if (!Loaded)
    return Loaded.takeError();
  Costs.LoadSeconds = Loaded->Cpu;
  return success();
}

Status Side::warmUp(const LaunchQueries &Q) {
  Answers A;
  Result<Timing> First =
      W->search(Data.Queries, {Q.WarmUp.front()}, TimedK, middleEf(), 1, A);
  if (!First)
    return First.takeError();
  Costs.FirstQuerySeconds = First->Cpu;
  auto Warm = answerAll(*W, Data.Queries, Q.WarmUp, TimedK, middleEf(),
                        &Costs.WarmUpSeconds);
  Costs.WarmUpSeconds += W->process().takeIdleCpu();
  Costs.WarmUpSeconds /= double(Q.WarmUp.size());
  return Warm ? success() : Status(Warm.takeError());
}

Result<Timing> Side::ask(const std::vector<uint32_t> &Order, uint32_t Ef,
                         Random &Rand) {
  auto T = W->search(Data.Queries, Order, TimedK, Ef, Rand.next(), Last);
  if (!T)
    return T;
  auto Good = checked(Order, Ef);
  return Good ? std::move(T) : Result<Timing>(Good.takeError());
}

Result<double> Side::checked(const std::vector<uint32_t> &Order, uint32_t Ef) {
  Score S = Meter.score(Order, Last);
  if (!S.Bad.empty())
    return bad(S.BadReason,
               fmt::format("wrong answers at ef {}: {}", Ef, S.Bad));
  if (!Before.consistent(Ef, Order, Last))
    return bad("unstable",
               fmt::format("another answer than before to the same query at "
                           "ef {}",
                           Ef));
  if (lacksDistance(Last))
    return bad("distances-differ",
               fmt::format("a distance that is not a number at ef {}", Ef));
  return S.Recall;
}

Status Side::batch(size_t I, std::vector<uint32_t> Order, Random &Rand) {
  const uint32_t Ef = Grid[I].Ef;
  Rand.shuffle(Order);
  const double Counted = Instructions ? Instructions->read() : 0;
  auto T = W->search(Data.Queries, Order, TimedK, Ef, Rand.next(), Last);
  if (!T)
    return T.takeError();
  Retired += Instructions ? Instructions->read() - Counted : 0;
  Queries += double(Order.size());
  Result<double> Recall = checked(Order, Ef);
  if (!Recall)
    return Recall.takeError();
  // A clock that stands still is no time at all; a nanosecond keeps logs
  // finite.
  double Took = std::max(T->Cpu, 1e-9);
  Cpu += Took;
  PerEf[I].Seconds.push_back(Took / double(Order.size()));
  PerEf[I].Recalls.push_back(*Recall);
  WallPerCpu.push_back(T->Wall / Took);
  Costs.Threads = std::max(Costs.Threads, double(W->process().threads()));
  LastOrder = std::move(Order);
  return success();
}

void Side::forget(size_t I, size_t Count) {
  PerEf[I].Seconds.resize(PerEf[I].Seconds.size() - Count);
  PerEf[I].Recalls.resize(PerEf[I].Recalls.size() - Count);
  WallPerCpu.resize(WallPerCpu.size() - Count);
}

Status Side::costs(const LaunchQueries &Q, Random &Rand,
                   const std::vector<unsigned> &Processors) {
  Costs.IdleShare = W->process().takeIdleCpu() / std::max(Cpu, 1e-9);
  Costs.PeakBytes = double(W->process().peakBytes());
  Costs.Instructions = Retired / std::max(Queries, 1.0);
  for (auto Step : {&Side::fresh, &Side::tail, &Side::again})
    if (Status S = (this->*Step)(Q, Rand); !S)
      return S;
  confine(W->pid(), Processors);
  return batches(Q, Rand);
}

/// The 99th percentile of queries sent one by one, at an ef that they were not
/// asked at; and their median beside that of batches: who sees a batch as one
/// can do the work of many queries together.
Status Side::tail(const LaunchQueries &Q, Random &Rand) {
  std::vector<double> Seconds;
  for (size_t I = 0; I < std::min(SingleQueries, Q.Timed.size()); ++I) {
    Result<Timing> T = ask({Q.Timed[I]}, middleEf() + 1, Rand);
    if (!T)
      return T.takeError();
    Seconds.push_back(T->Cpu);
  }
  Costs.AloneSeconds = median(Seconds);
  Costs.TogetherSeconds = median(PerEf[middle()].Seconds);
  std::sort(Seconds.begin(), Seconds.end());
  size_t Rank = size_t(std::ceil(0.99 * double(Seconds.size())));
  Costs.P99Seconds = Seconds[std::max<size_t>(Rank, 1) - 1];
  return success();
}

/// How much time queries take that nobody can have seen, and what recall they
/// lose, beside those timed at that ef. Who knows the published queries answers
/// those alone.
Status Side::fresh(const LaunchQueries &Q, Random &Rand) {
  const size_t I = nearest(Q.NewRecall);
  Result<Timing> T =
      W->search(New.Queries, Q.New, TimedK, Grid[I].Ef, Rand.next(), Last);
  if (!T)
    return T.takeError();
  Score S = New.Meter.score(Q.New, Last);
  if (!S.Bad.empty())
    return bad(S.BadReason, "wrong answers to unseen queries: " + S.Bad);
  if (lacksDistance(Last))
    return bad("distances-differ",
               "a distance to an unseen query is not a number");
  // Drawn from so few that they come again in other launches.
  std::vector<uint32_t> Numbers = Q.New;
  for (uint32_t &N : Numbers)
    N += uint32_t(Data.Queries.Rows);
  if (!Before.consistent(Grid[I].Ef, Numbers, Last))
    return bad("unstable", fmt::format("another answer than in another launch "
                                       "to an unseen query at ef {}",
                                       Grid[I].Ef));
  NewAnswers = Last;
  const std::vector<double> &Recalls = PerEf[I].Recalls;
  Costs.KnownSeconds = median(PerEf[I].Seconds);
  Costs.FreshSeconds = std::max(T->Cpu, 1e-9) / double(Q.New.size());
  Costs.FreshLoss = std::accumulate(Recalls.begin(), Recalls.end(), 0.0) /
                        double(Recalls.size()) -
                    S.Recall;
  return success();
}

/// How much faster a batch is when it is asked again.
Status Side::again(const LaunchQueries &Q, Random &Rand) {
  double Cpu[2] = {};
  for (double &C : Cpu) {
    Result<Timing> T = ask(Q.Twice, middleEf(), Rand);
    if (!T)
      return T.takeError();
    C = std::max(T->Cpu, 1e-9);
  }
  Costs.Again = Cpu[1] / Cpu[0];
  return success();
}

/// Batch calls, where the adapter has them. The better of two: the first may
/// have to start threads.
Status Side::batches(const LaunchQueries &Q, Random &Rand) {
  if (!(W->parts() & PartBatch))
    return success();
  std::vector<uint32_t> Order = Q.Timed;
  Order.resize(std::min(Order.size(), MaxBatch));
  for (auto [Threads, Into] : {std::pair(1u, &Costs.BatchSeconds),
                               std::pair(2u, &Costs.TwoThreadSeconds)}) {
    if (Status S = W->setThreads(Threads); !S)
      return S;
    for (int Try = 0; Try < 2; ++Try) {
      Result<Timing> T = W->searchBatch(Data.Queries, Order, TimedK, middleEf(),
                                        Rand.next(), Last);
      if (!T)
        return T.takeError();
      if (auto Good = checked(Order, middleEf()); !Good)
        return Good.takeError();
      double Each = T->Wall / double(Order.size());
      *Into = Try ? std::min(*Into, Each) : Each;
    }
  }
  return success();
}

ArmSample Side::sample() const {
  ArmSample S;
  for (const Point &P : PerEf) {
    S.QuerySeconds.push_back(median(P.Seconds));
    S.Recall.push_back(
        std::accumulate(P.Recalls.begin(), P.Recalls.end(), 0.0) /
        double(P.Recalls.size()));
  }
  S.WallPerCpu = median(WallPerCpu);
  S.Costs = Costs;
  return S;
}

} // namespace crinn::eval
