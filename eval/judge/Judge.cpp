//===- Judge.cpp - the whole way of a candidate -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Gates, cheapest first: what a compiler tells, what a second of answers
/// tells, what minutes of timing tell, and last the sets that may not lose. The
/// first gate that is not passed ends the way. The outcome of each is recorded,
/// so that a run that goes on does not ask it again.
///
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Gates.h"
#include "eval/equivalence/Replicates.h"
#include "eval/judge/Compare.h"
#include "eval/judge/Construction.h"
#include "eval/judge/Guard.h"
#include "eval/judge/Verdict.h"
#include "eval/judge/gates/Novelty.h"
#include "eval/judge/gates/Sanitizers.h"
#include "eval/judge/gates/Symbols.h"
#include "eval/support/Recorder.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <random>

using nlohmann::json;

namespace crinn::eval {

namespace {

using Clock = std::chrono::steady_clock;

struct NamedGate {
  const char *Name;
  Gate Ask;
};

/// Before anything is timed.
constexpr NamedGate Before[] = {{"novelty", noveltyGate},
                                {"symbols", symbolsGate},
                                {"battery", batteryGate},
                                {"real", realGate},
                                {"sanitizers", sanitizerGate}};
/// Of what is faster.
constexpr NamedGate After[] = {{"bounds", constructionGate},
                               {"guard", guardGate}};

GateResult gateResult(const json &J) {
  return {J.value("gate", ""),
          J.value("passed", false),
          J.value("reason", ""),
          J.value("detail", ""),
          J.value("figures", json::object()),
          J.value("seconds", 0.0)};
}

/// Asks \p G, or recalls its answer.
Result<GateResult> ask(const NamedGate &G, const Subject &S,
                       const std::string &Prefix, const Context &Ctx) {
  const std::string Key = Prefix + "gate/" + G.Name;
  if (Ctx.Records)
    if (auto J = Ctx.Records->recorded(Key))
      return gateResult(*J);
  auto Start = Clock::now();
  Result<GateResult> R = G.Ask(S, Ctx);
  if (!R)
    return R;
  R->Gate = G.Name;
  R->Seconds = std::chrono::duration<double>(Clock::now() - Start).count();
  if (Ctx.Records)
    if (Status St = Ctx.Records->record(Key, toJson(*R)); !St)
      return St.takeError();
  return R;
}

/// "same-program" is no fault of the candidate.
Verdict verdictOf(const GateResult &G) {
  return G.Reason == "same-program" || G.Reason == "same-code"
             ? Verdict::Same
             : Verdict::Refused;
}

/// \p B beside \p A, which is no baseline: of two claims the weaker one (exact,
/// recall, curve), and whatever either change reaches.
Variant beside(Variant B, const Variant &A) {
  B.Class = std::max(B.Class, A.Class);
  B.UpToRounding = B.UpToRounding || A.UpToRounding;
  if (A.Modules.empty()) // everything
    B.Modules.clear();
  else if (!B.Modules.empty())
    B.Modules.insert(B.Modules.end(), A.Modules.begin(), A.Modules.end());
  return B;
}

/// A way through the gates; C holds the verdict once there is one.
class Way {
public:
  Way(const Baseline &Base, const CompareOptions &O, const Context &Ctx)
      : Base(Base), O(O), Ctx(Ctx) {}

  Result<Comparison> go(const Variant &Candidate, const Variant *Against) {
    const Variant V = Against ? beside(Candidate, *Against) : Candidate;
    O.Class = V.Class;
    O.UpToRounding = V.UpToRounding;
    if (Status S = drawSeed(); !S)
      return S.takeError();
    A = Base.Binary;
    if (Against)
      if (Status S = admit(*Against, Base.Binary, A, "a/"); !S || Ended)
        return S ? finish() : Result<Comparison>(S.takeError());
    if (Status S = admit(V, A, B, ""); !S || Ended)
      return S ? finish() : Result<Comparison>(S.takeError());
    const Subject S{Base, V, A, B, O.Seed};
    auto Own = arenas(S, ReplicateCount, Ctx);
    if (!Own && ofCandidate(Own.error())) {
      decide(C, Verdict::Refused, "candidate-worker", Own.error().Message);
      return finish();
    }
    if (!Own)
      return Own.takeError();
    O.Arenas = std::move(*Own);
    Result<Comparison> Timed = compare(Base, A, B, this->O, Ctx);
    if (!Timed)
      return Timed;
    std::swap(Timed->Gates, C.Gates);
    C = std::move(*Timed);
    if (C.Verdict == Verdict::Faster)
      if (Status St = pass(After, S, ""); !St)
        return St.takeError();
    return finish();
  }

private:
  /// What is drawn is drawn anew in each run, unless a seed is given.
  Status drawSeed() {
    if (O.Seed != 0)
      return success();
    if (auto J = Ctx.Records ? Ctx.Records->recorded("seed") : std::nullopt) {
      O.Seed = J->get<uint64_t>();
      return success();
    }
    while (O.Seed == 0)
      O.Seed = std::random_device()();
    return Ctx.Records ? Ctx.Records->record("seed", O.Seed) : success();
  }

  /// Builds \p V into \p Into and leads it through the gates before timing.
  Status admit(const Variant &V, const Build &A, Build &Into,
               const std::string &Prefix) {
    Result<Build> B = buildVariant(Base, V, Ctx);
    if (!B && B.error().Code == Errc::Build) {
      const GateResult G{"build", false, "does-not-build", B.error().Message};
      C.Gates.push_back(G);
      end(G, Prefix);
      return success();
    }
    if (!B)
      return B.takeError();
    Into = std::move(*B);
    C.HashA = A.Hash;
    C.HashB = Into.Hash;
    C.Gates.push_back({"build", true, "", "it builds"});
    return pass(Before, {Base, V, A, Into, O.Seed, 0, &O.Known}, Prefix);
  }

  template <size_t N>
  Status pass(const NamedGate (&Gates)[N], const Subject &S,
              const std::string &Prefix) {
    for (const NamedGate &G : Gates) {
      // An arm A that is the target under another name measures nothing wrong.
      if (!Prefix.empty() && G.Ask == noveltyGate)
        continue;
      Result<GateResult> R = ask(G, S, Prefix, Ctx);
      if (!R)
        return R.takeError();
      C.Gates.push_back(*R);
      if (R->Passed)
        continue;
      end(*R, Prefix);
      break;
    }
    return success();
  }

  /// At the gate \p G. What is wrong with arm A says nothing of the candidate.
  void end(const GateResult &G, const std::string &Prefix) {
    Ended = true;
    if (Prefix.empty())
      decide(C, verdictOf(G), G.Reason, G.Detail);
    else
      decide(C, Verdict::Unjudged, G.Reason, "arm A: " + G.Detail);
  }

  Result<Comparison> finish() {
    for (const Build &Arm : {A, B}) // the baseline's serve the next one
      if (!Arm.Hash.empty() && Arm.Hash != Base.Binary.Hash)
        dropReplicates(Base, Arm);
    C.Class = O.Class;
    C.UpToRounding = O.UpToRounding;
    return std::move(C);
  }

  const Baseline &Base;
  CompareOptions O;
  const Context &Ctx;
  Build A, B; ///< empty: not built
  Comparison C;
  bool Ended = false;
};

} // namespace

Result<Comparison> judge(const Baseline &Base, const Variant &V,
                         const CompareOptions &O, const Context &Ctx,
                         const Variant *Against) {
  return Way(Base, O, Ctx).go(V, Against);
}

} // namespace crinn::eval
