//===- PeerRun.cpp - peers measured side by side ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/peers/PeerRun.h"
#include "eval/measure/MeasureLock.h"
#include "eval/peers/Entrant.h"
#include "eval/peers/Machine.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace crinn::eval {

namespace {

/// Share of the free memory that the peers may take at once.
constexpr double MemoryShare = 0.8;

Error interrupted() { return {Errc::Interrupted, "interrupted", ""}; }

class Runner {
public:
  Runner(PeersRun &Run, const std::string &WorkDir, const Context &Ctx)
      : Run(Run), Q(*Run.Data, Run.Rounds), Ctx(Ctx) {
    for (PeerOutcome &O : Run.Peers)
      Entrants.emplace_back(O, Q, WorkDir + "/" + O.P.Name, Ctx);
  }

  /// Everything before the rounds. Errors: Interrupted alone.
  Status prepare();
  Status rounds();

private:
  using Group = std::vector<Entrant *>;

  /// What \p S says is the peer's own failure, unless the run is to end.
  Status settle(Entrant &E, Status S);
  bool fits(const Peer &P) const;
  Status buildAgain();
  Group living();
  Status round(const Group &G, unsigned Round);

  PeersRun &Run;
  Questions Q;
  const Context &Ctx;
  std::vector<Entrant> Entrants;
};

Status Runner::settle(Entrant &E, Status S) {
  if (S && !Ctx.cancelled())
    return S;
  E.stop();
  if (Ctx.cancelled() || S.error().Code == Errc::Interrupted)
    return interrupted();
  E.outcome().Failure = S.takeError();
  return success();
}

bool Runner::fits(const Peer &P) const {
  return P.Distances.empty() ||
         std::find(P.Distances.begin(), P.Distances.end(), Run.Distance) !=
             P.Distances.end();
}

Runner::Group Runner::living() {
  Group Out;
  for (Entrant &E : Entrants)
    if (!E.outcome().Failure)
      Out.push_back(&E);
  return Out;
}

Status Runner::prepare() {
  double Needed = 0;
  for (Entrant &E : Entrants) {
    PeerOutcome &Out = E.outcome();
    if (!fits(Out.P)) {
      Out.Unfit = true;
      Out.Failure = Error{Errc::Input,
                          fmt::format("{}: does not search by {} distance",
                                      Out.P.Name, Run.Distance),
                          ""};
      continue;
    }
    Status S = E.compile();
    if (S)
      S = E.build(0);
    if (S)
      S = E.start(0);
    if (S)
      S = E.probe();
    if (S)
      Needed += double(E.peakBytes());
    if (Status Go = settle(E, std::move(S)); !Go)
      return Go;
    E.stop();
  }
  Run.Together = Needed < MemoryShare * double(freeMemory());
  return buildAgain();
}

Status Runner::buildAgain() {
  for (unsigned Turn = 1; Turn < Run.Builds; ++Turn) {
    Group G = living();
    if (!G.empty())
      std::rotate(G.begin(), G.begin() + Turn % G.size(), G.end());
    for (Entrant *E : G) {
      Ctx.progress(fmt::format("build {} of {}", Turn + 1, Run.Builds), 0, 0);
      if (Status Go = settle(*E, E->build(Turn)); !Go)
        return Go;
    }
  }
  return success();
}

Status Runner::round(const Group &G, unsigned Round) {
  size_t Steps = 0;
  for (Entrant *E : G) {
    Status S = E->start(Round + 1);
    if (S)
      S = E->warm();
    if (Status Go = settle(*E, std::move(S)); !Go)
      return Go;
    Steps = std::max(Steps, E->steps());
  }
  for (size_t Step = 0; Step < Steps; ++Step) {
    Ctx.progress(fmt::format("round {} of {}", Round + 1, Run.Rounds), Step,
                 Steps);
    for (size_t I = 0; I < G.size(); ++I) {
      Entrant &E = *G[(I + Step + Round) % G.size()];
      if (E.running() && Step < E.steps())
        if (Status Go = settle(E, E.turn(Step, Round)); !Go)
          return Go;
    }
  }
  for (Entrant *E : G)
    if (E->running())
      if (Status Go = settle(*E, E->close()); !Go)
        return Go;
  return success();
}

Status Runner::rounds() {
  for (unsigned R = 0; R < Run.Rounds; ++R) {
    std::vector<Group> Groups;
    for (Entrant *E : living())
      if (Run.Together && !Groups.empty())
        Groups.front().push_back(E);
      else
        Groups.push_back({E});
    for (const Group &G : Groups)
      if (Status S = round(G, R); !S)
        return S;
  }
  for (Entrant *E : living())
    E->finish();
  return success();
}

} // namespace

Result<PeersRun> runPeers(const std::vector<Peer> &Peers,
                          std::shared_ptr<const Dataset> Data, PeerTurns Turns,
                          const std::string &WorkDir, const Context &Ctx) {
  auto Begun = std::chrono::steady_clock::now();
  PeersRun Run;
  Run.Data = std::move(Data);
  Run.Distance = distanceKind(*Run.Data);
  Run.Machine = describeMachine();
  Run.Rounds = Turns.Rounds;
  Run.Builds = Turns.Builds;
  for (const Peer &P : Peers)
    Run.Peers.emplace_back().P = P;
  if (Run.Data->Queries.Rows < 100)
    return Error{Errc::Input,
                 fmt::format("{}: only {} queries; a comparison needs 100",
                             Run.Data->Name, Run.Data->Queries.Rows),
                 ""};
  Result<MeasureLock> Lock = MeasureLock::take(Ctx);
  if (!Lock)
    return Lock.takeError();
  Runner R(Run, WorkDir, Ctx);
  if (Status S = R.prepare(); !S)
    return S.takeError();
  if (Status S = R.rounds(); !S)
    return S.takeError();
  Run.Seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - Begun)
          .count();
  return Run;
}

} // namespace crinn::eval
