//===- EvalJudge.cpp - the judge that measures ----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/judge/EvalJudge.h"

#include "tools/crinn-optimize/support/Escape.h"
#include "tools/crinn-optimize/support/EvalError.h"
#include "tools/crinn-optimize/support/Files.h"

#include "eval/equivalence/Replicates.h"
#include "eval/judge/Construction.h"
#include "eval/judge/Floor.h"
#include "eval/judge/Interval.h"
#include "eval/judge/gates/Novelty.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <ctime>

using namespace llvm;

namespace crinn::optimize {

/// A floor depends on the machine's other work, so an old one says little.
static constexpr double FloorDays = 7;

static Judged refused(const char *Why, std::string Sentence) {
  Judged J;
  J.Rule = {Verdict::Refused, Why, oneLine(Sentence)};
  return J;
}

/// Nothing, or the ruling on what eval could not compare.
static std::optional<Judged> notCompared(const eval::Comparison &C) {
  if (C.Reason == "candidate-worker")
    return refused(reason::Crash, C.Detail);
  if (C.Verdict == eval::Verdict::Refused ||
      C.Verdict == eval::Verdict::Unjudged)
    return refused(reason::Measurement, C.Reason + ": " + C.Detail);
  return std::nullopt;
}

/// A comparison of \p B with the unmodified target. A candidate that answered
/// the whole equivalence check and then fails may have met a machine that was
/// suspended or out of memory for a moment; one that fails twice has not.
static eval::Result<eval::Comparison>
compareTwiceIfNeeded(const eval::Baseline &Base, const eval::Build &B,
                     const eval::CompareOptions &O, const eval::Context &Ctx) {
  auto C = eval::compare(Base, Base.Binary, B, O, Ctx);
  if (C && C->Reason == "candidate-worker")
    return eval::compare(Base, Base.Binary, B, O, Ctx);
  return C;
}

/// The rule that the judge's words stand for here.
static Ruling rulingOf(const eval::Comparison &C) {
  auto Refuse = [&](const char *Why) {
    return Ruling{Verdict::Refused, Why, oneLine(C.Detail)};
  };
  if (C.Reason == "does-not-build")
    return Refuse(reason::DoesNotBuild);
  if (C.Reason == "same-program" || C.Reason == "same-code")
    return Refuse(reason::SameCode);
  if (C.Reason == "candidate-worker")
    return Refuse(reason::Crash);
  const bool AtGate = !C.Gates.empty() && !C.Gates.back().Passed;
  return Refuse(AtGate && C.Gates.back().Gate != "guard" ? reason::Equivalence
                                                         : reason::Measurement);
}

/// Of attempts under the same claim: what was refused may pass under a weaker
/// one.
static eval::KnownCode codeOf(const std::vector<Attempt> &Before,
                              const std::string &Claim) {
  eval::KnownCode Out;
  for (const Attempt &A : Before) {
    const auto J = nlohmann::json::parse(A.Evidence, nullptr, false);
    if (J.is_object() && J.value("class", "") == Claim)
      eval::noteCode(Out, J, fmt::format("#{}", A.Number));
  }
  return Out;
}

Expected<Judged> EvalJudge::judge(const std::string &Dir,
                                  const std::vector<Attempt> &Before) {
  auto V = eval::loadVariant(Dir);
  if (!V)
    return failure(V.error());
  eval::CompareOptions O;
  O.MaxPairs = MostPairs;
  O.Seed = Seed;
  O.Known = codeOf(Before, std::string(eval::claim(V->Class, V->UpToRounding)));
  auto C = eval::judge(Base, *V, O, Ctx);
  // A machine under load can starve a worker once.
  if (C && C->Reason == "candidate-worker")
    C = eval::judge(Base, *V, O, Ctx);
  if (!C)
    return failure(C.error());
  Judged J;
  J.BuildHash = C->HashB;
  J.Evidence = eval::toJson(*C);
  if (C->Pairs)
    J.Measured =
        Score{C->Reward.Estimate, C->Reward.Lower, C->Reward.Upper, C->Pairs};
  const bool Timed = C->Pairs && C->Verdict != eval::Verdict::Refused &&
                     C->Verdict != eval::Verdict::Unjudged;
  J.Rule = Timed ? ruleOn(*J.Measured, Floor) : rulingOf(*C);
  // The judge saw more than the mean: what a curve loses at one recall, its own
  // floor; and only what it calls faster went through its last gates.
  if (J.Rule.Outcome == Verdict::Open && C->Verdict != eval::Verdict::Faster)
    J.Rule = {Verdict::Refused, reason::NoGain, oneLine(C->Detail)};
  return J;
}

Expected<Judged> EvalJudge::confirm(const std::string &Dir, double Level) {
  auto V = eval::loadVariant(Dir);
  if (!V)
    return failure(V.error());
  auto B = eval::buildVariant(Base, *V, Ctx);
  if (!B)
    return failure(B.error());
  // What is timed are the queries called Search; here they are those that no
  // choice was made on.
  eval::Baseline Fresh = Base;
  Fresh.Split.Search = Base.Split.Confirm;
  eval::CompareOptions O;
  O.MaxPairs = MostPairs;
  O.EarlyStop = false;
  O.Seed = Seed + 0x5eed;
  O.Class = V->Class;
  O.UpToRounding = V->UpToRounding;
  // So are the builds.
  auto Own =
      eval::arenas({Fresh, *V, Base.Binary, *B, O.Seed, eval::ReplicateCount},
                   eval::ReplicateCount, Ctx);
  if (!Own) {
    eval::dropReplicates(Fresh, *B);
    if (eval::ofCandidate(Own.error()))
      return refused(reason::Crash, Own.error().Message);
    return failure(Own.error());
  }
  O.Arenas = std::move(*Own);
  auto C = compareTwiceIfNeeded(Fresh, *B, O, Ctx);
  if (!C)
    return failure(C.error());
  Judged J;
  if (auto Not = notCompared(*C); Not && C->PairRewards.empty()) {
    J = *Not;
  } else {
    // One look, after the whole budget: the sign test's interval at our level
    // instead of one that pays for several looks.
    unsigned Rank = eval::signRank(unsigned(C->PairRewards.size()), Level);
    eval::Interval I = eval::overBuilds(C->PairRewards, Rank, C->Builds, Level);
    J.Measured = Score{I.Estimate, I.Lower, I.Upper, C->Pairs};
    J.Rule = Not ? Not->Rule : ruleOn(*J.Measured, Floor);
  }
  eval::dropReplicates(Fresh, *B);
  J.BuildHash = B->Hash;
  J.Evidence = eval::toJson(*C);
  return J;
}

/// Days since \p Date (ISO 8601, UTC); infinity if it is not one.
static double age(const std::string &Date) {
  std::tm Time = {};
  if (!::strptime(Date.c_str(), "%Y-%m-%dT%H:%M:%SZ", &Time))
    return INFINITY;
  return std::difftime(std::time(nullptr), ::timegm(&Time)) / 86400;
}

Expected<double> measuredFloor(const eval::Baseline &Base, uint64_t Seed,
                               const eval::Context &Ctx) {
  eval::Floor F = eval::readFloor(Base, Ctx);
  if (F.Runs.empty() || std::fabs(age(F.Date)) > FloorDays) {
    // The budget of a candidate: fewer pairs would scatter more.
    eval::CompareOptions O;
    O.MaxPairs = MostPairs;
    O.EarlyStop = false;
    O.Seed = Seed;
    auto C = eval::compare(Base, Base.Binary, Base.Binary, O, Ctx);
    if (!C)
      return failure(C.error());
    if (C->Reason == "candidate-worker")
      return fail(Exit::Worker,
                  "the unmodified target fails: " + oneLine(C->Detail));
    if (C->PairRewards.empty())
      return fail(Exit::Input, oneLine(C->Detail));
    auto Stored =
        eval::addToFloor(Base, {{C->Reward.Estimate, C->Seconds}}, Ctx);
    if (!Stored)
      return failure(Stored.error());
    F = *Stored;
  }
  return F.at(F.Runs.back().Seconds);
}

} // namespace crinn::optimize
