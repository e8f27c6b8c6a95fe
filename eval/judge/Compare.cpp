//===- Compare.cpp - is B faster than A, and by how much? -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Pairs of launches are added until a planned look decides. Each step (the
/// grids, the counts of distances, every pair) is recorded as it is done, so
/// that a run that was killed goes on where it was.
///
/// How many looks there are is decided by the clock, never by a result: before
/// a look whose successor would end after MaxSeconds, that look is declared the
/// last and may spend the whole error that is left.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Compare.h"
#include "eval/judge/Estimate.h"
#include "eval/judge/Floor.h"
#include "eval/judge/Verdict.h"
#include "eval/measure/MeasureLock.h"
#include "eval/support/Random.h"
#include "eval/support/Recorder.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

using nlohmann::json;

namespace crinn::eval {

namespace {

using Clock = std::chrono::steady_clock;

/// Unseen queries of a comparison: so many that the luck of the draw is small
/// beside a gain.
constexpr size_t UnseenDrawn = 4 * UnseenAsked;
/// Queries whose distances are counted at each ef.
constexpr size_t CountedQueries = 100;

double since(Clock::time_point Start) {
  return std::chrono::duration<double>(Clock::now() - Start).count();
}

class Session {
public:
  Session(const Baseline &Base, const Build &A, const Build &B,
          const CompareOptions &O, const Context &Ctx)
      : Base(Base), O(O), Ctx(Ctx),
        Plan{Base,      A,         B,
             O.Arenas,  {},        {},
             Base.Grid, Base.Grid, exact() && !O.UpToRounding,
             O.Effort},
        Looks(planLooks(std::max(10u, O.MaxPairs))) {
    if (Plan.Arenas.empty())
      Plan.Arenas = {{Base.Data, Base.IndexPath, Base.IndexPath}};
    Before.resize(Plan.Arenas.size());
    for (const Arena &X : Plan.Arenas)
      Plan.Meters.emplace_back(*X.Data, TimedK);
  }

  Result<Comparison> run() {
    C.Class = O.Class;
    C.UpToRounding = O.UpToRounding;
    C.Level = FamilyLevel;
    C.HashA = Plan.A.Hash;
    C.HashB = Plan.B.Hash;
    if (!Ctx.Sandboxed)
      C.Flags.push_back("unboxed");
    for (auto Step : {&Session::floor, &Session::grids, &Session::distances,
                      &Session::measure})
      if (Status S = (this->*Step)(); !S)
        return S.takeError();
      else if (C.Verdict == Verdict::Refused)
        break;
    C.Seconds = PairSeconds;
    return std::move(C);
  }

private:
  bool exact() const { return O.Class == EquivalenceClass::Exact; }

  std::optional<json> recorded(const std::string &Key) const {
    return Ctx.Records ? Ctx.Records->recorded(O.Record + Key) : std::nullopt;
  }
  Status record(const std::string &Key, const json &Value) const {
    return Ctx.Records ? Ctx.Records->record(O.Record + Key, Value) : success();
  }

  /// As it is when the comparison begins.
  Status floor() {
    std::optional<json> J = recorded("floor");
    if (!J) {
      J = toJson(readFloor(Base, Ctx).Runs);
      if (Status S = record("floor", *J); !S)
        return S;
    }
    Known.Runs = aaRuns(*J);
    C.FloorMeasured = Known.measured();
    C.Floor = Known.at(O.MaxSeconds);
    if (!C.FloorMeasured)
      C.Flags.push_back("floor-assumed");
    return success();
  }

  /// Each arm's own grid: ef may mean something else in the candidate.
  Status grids() {
    if (exact())
      return success();
    for (bool IsB : {false, true}) {
      std::vector<EfPoint> &Grid = IsB ? Plan.GridB : Plan.GridA;
      std::string Key = IsB ? "grid/candidate" : "grid/baseline";
      if (auto J = recorded(Key)) {
        Grid = efPoints(*J);
        continue;
      }
      Result<std::vector<EfPoint>> G = gridOf(IsB);
      if (!G && IsB && G.error().Code == Errc::Worker) {
        decide(C, Verdict::Refused, "candidate-worker", G.error().Message);
        return success();
      }
      if (!G)
        return G.takeError();
      Grid = std::move(*G);
      if (Status S = record(Key, toJson(Grid)); !S)
        return S;
    }
    return success();
  }

  Result<std::unique_ptr<Worker>> started(bool IsB) {
    const Arena &X = Plan.Arenas.front();
    auto W = startLinked(Base, IsB ? Plan.B : Plan.A,
                         IsB ? "candidate" : "baseline", 0, Ctx);
    if (!W)
      return W;
    if (auto T = (*W)->load(IsB ? X.IndexB : X.IndexA); !T)
      return T.takeError();
    return W;
  }

  Result<std::vector<EfPoint>> gridOf(bool IsB) {
    auto W = started(IsB);
    if (!W)
      return W.takeError();
    return findGrid(Base, Plan.Meters.front(), **W, Ctx);
  }

  /// How many distances each arm computes per query, a figure that does not
  /// depend on the machine.
  Status distances() {
    for (bool IsB : {false, true}) {
      std::string Key = IsB ? "distances/candidate" : "distances/baseline";
      std::optional<json> J = recorded(Key);
      if (!J) {
        Result<json> Counted = countDistances(IsB);
        if (!Counted && IsB && Counted.error().Code == Errc::Worker) {
          decide(C, Verdict::Refused, "candidate-worker",
                 Counted.error().Message);
          return success();
        }
        if (!Counted)
          return Counted.takeError();
        J = std::move(*Counted);
        if (Status S = record(Key, *J); !S)
          return S;
      }
      for (const auto &[Ef, Mean] : J->items())
        noteDistances(uint32_t(std::stoul(Ef)), Mean.get<double>(), IsB);
    }
    return success();
  }

  void noteDistances(uint32_t Ef, double Mean, bool IsB) {
    auto Row = std::find_if(C.Rows.begin(), C.Rows.end(),
                            [&](const EfRow &R) { return R.Ef == Ef; });
    if (Row == C.Rows.end()) {
      C.Rows.emplace_back().Ef = Ef;
      Row = std::prev(C.Rows.end());
    }
    (IsB ? Row->DistancesB : Row->DistancesA) = Mean;
  }

  /// Mean per ef; empty without the optional part.
  Result<json> countDistances(bool IsB) {
    json Out = json::object();
    auto W = started(IsB);
    if (!W)
      return W.takeError();
    if (!((*W)->parts() & PartDistances))
      return Out;
    std::vector<uint32_t> Some = Base.Split.Gate;
    Some.resize(std::min(Some.size(), CountedQueries));
    for (const EfPoint &P : IsB ? Plan.GridB : Plan.GridA) {
      auto Counts =
          (*W)->countDistances(Base.Data->Queries, Some, TimedK, P.Ef);
      if (!Counts)
        return Counts.takeError();
      double Sum = 0;
      for (int64_t N : *Counts)
        Sum += double(N) / double(Counts->size());
      Out[std::to_string(P.Ef)] = Sum;
    }
    return Out;
  }

  Status measure() {
    Result<MeasureLock> Alone = MeasureLock::take(Ctx);
    if (!Alone)
      return Alone.takeError();
    Random Seeds(O.Seed);
    for (size_t I = 0; I < Looks.size(); ++I) {
      while (Pairs.size() < Looks[I].Pairs) {
        Ctx.progress("measure", Pairs.size(), Looks.back().Pairs);
        const size_t Had = Pairs.size();
        if (Status S = addPair(Seeds.next()); !S)
          return S;
        if (Pairs.size() == Had) // a launch failed, and the candidate with it
          return success();
      }
      if (!timeFor(I))
        closeLooks(Looks, I);
      bool Last = I + 1 == Looks.size();
      bool Done = look(Looks[I].Rank, Last);
      if (Last || (Done && O.EarlyStop) || C.Pairs == 0)
        break;
    }
    Ctx.progress("measure", Looks.back().Pairs, Looks.back().Pairs);
    return success();
  }

  /// Whether the look after the \p I-th would end in time.
  bool timeFor(size_t I) const {
    return I + 1 >= Looks.size() || O.MaxSeconds <= 0 ||
           PairSeconds * Looks[I + 1].Pairs / double(Pairs.size()) <=
               O.MaxSeconds;
  }

  Status addPair(uint64_t Seed) {
    size_t Number = Pairs.size();
    std::string Key = fmt::format("pair/{}", Number);
    if (auto J = recorded(Key))
      if (auto P = pairSample(*J)) {
        return keep(std::move(*P), J->value("seconds", 0.0));
      }
    if (Status S = drawNews(); !S)
      return S;
    const auto Start = Clock::now();
    Result<PairSample> P =
        runPair(Plan, Number, Seed, Before[Plan.arena(Number)], Ctx);
    if (!P)
      return P.takeError();
    const double Took = since(Start);
    json J = toJson(*P);
    J["seconds"] = Took;
    if (Status S = record(Key, J); !S)
      return S;
    return keep(std::move(*P), Took);
  }

  /// With the first pair that is not recorded.
  Status drawNews() {
    while (Plan.News.size() < Plan.Arenas.size()) {
      auto New = Unseen::draw(*Plan.Arenas[Plan.News.size()].Data,
                              Base.Split.Search, UnseenDrawn, ~O.Seed, Ctx);
      if (!New)
        return New.takeError();
      Plan.News.push_back(std::move(*New));
    }
    return success();
  }

  Status keep(PairSample P, double Took) {
    PairSeconds += Took;
    if (!P.Failure.empty())
      decide(C, Verdict::Refused, P.FailureReason, P.Failure);
    else
      Pairs.push_back(std::move(P));
    // The first look must fit into the time as well.
    double Share = O.MaxSeconds / Looks.front().Pairs;
    if (O.MaxSeconds > 0 && Pairs.size() < Looks.front().Pairs && Took > Share)
      Plan.Effort = std::max(LeastEffort, Plan.Effort * Share / Took);
    return success();
  }

  /// True: it is decided.
  bool look(unsigned Rank, bool Last) {
    Estimate E(Pairs, Plan.GridA, Plan.GridB, exact(), Rank,
               unsigned(Plan.Arenas.size()));
    C.Floor = Known.at(PairSeconds);
    std::string Without = E.fill(C);
    applyBounds(C, Base.T.Bounds);
    if (Without == "no-window") {
      decide(C, Verdict::Unjudged, Without,
             "the baseline does not reach recall 0.85; extend 'ef' in the "
             "manifest");
      return true;
    }
    if (refuseAnswers(C, Pairs) ||
        refuseCheats(C, Pairs, Rank, Base.Data->Base.Cols))
      return true;
    if (!Without.empty()) {
      decide(C, Verdict::Refused, Without,
             fmt::format("the candidate does not reach recall {:.3f}, the "
                         "baseline's end",
                         C.WindowHigh));
      return true;
    }
    return conclude(C, Last);
  }

  static constexpr double LeastEffort = 0.3;

  const Baseline &Base;
  const CompareOptions &O;
  const Context &Ctx;
  PairPlan Plan;
  std::vector<Look> Looks;
  std::vector<PairSample> Pairs;
  std::vector<Memory>
      Before; ///< one per arena: its rows have numbers of its own
  double PairSeconds = 0;
  Floor Known;
  Comparison C;
};

} // namespace

Result<Comparison> compare(const Baseline &Base, const Build &A, const Build &B,
                           const CompareOptions &O, const Context &Ctx) {
  return Session(Base, A, B, O, Ctx).run();
}

} // namespace crinn::eval
