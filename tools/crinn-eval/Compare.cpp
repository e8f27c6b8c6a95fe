//===- Compare.cpp - crinn-eval compare, crinn-eval aa ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Floor.h"
#include "eval/run/Setting.h"
#include "tools/crinn-eval/Record.h"
#include "tools/crinn-eval/Session.h"
#include "tools/crinn-eval/Table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

using nlohmann::json;

namespace crinn::eval {

namespace {

int codeOf(const json &Comparison) {
  const std::string Reason = Comparison["reason"];
  if (Reason != "candidate-worker" && Reason != "does-not-build")
    return 0;
  return report({Reason == "does-not-build" ? Errc::Build : Errc::Worker,
                 Comparison["detail"].get<std::string>(), ""});
}

/// What a finished run has recorded, as it was printed then.
int printAnswer(Session &S, Record &R) {
  if (Status St = R.writeEvidence(R.answer()->Document, S.context()); !St)
    return S.fail(St.error());
  if (Status St = S.emit(R.answer()->Printed, R.answer()->Document); !St)
    return report(St.error());
  S.say("recorded before, nothing was measured; --again measures anew");
  return codeOf(R.answer()->Document);
}

} // namespace

int compareCommand(const Arguments &Args) {
  Session S;
  Record R;
  std::string DirA = "BASE", DirB;
  uint64_t Pairs = 40, Seconds = 600, Seed = 0;
  Options O(
      "crinn-eval compare --target=NAME --b=DIR [options]",
      "Leads a variant through the gates (docs/reasons.md), cheapest first: "
      "does it build,\nare its answers what its class claims, what does it "
      "do beside its queries; compares\nits speed in pairs of process "
      "launches; and, if it is faster, tries it on guard data.\nPrints the "
      "verdict (faster, slower, same, refused or unjudged) with its reason, "
      "what it was\nmeasured on and the figures, as Markdown to paste into a "
      "pull request. A verdict is\nexit code 0; a variant that does not build "
      "is 4, one whose worker crashes or hangs 6.");
  S.declare(O);
  O.text("a", "BASE|DIR", "the first arm, a variant directory (default BASE)",
         DirA);
  O.text("b", "DIR", "the second arm, a variant directory", DirB,
         /*Required=*/true);
  O.number("pairs", "N", "launch pairs at most", Pairs, 10, 1000);
  O.number("seconds", "N",
           "of timing at most: no look is planned beyond, and less is timed "
           "per launch if ten pairs would take longer; 0: no limit",
           Seconds, 0, 86400);
  O.number("seed", "N",
           "of query order, link layouts and what gates draw; 0: drawn", Seed,
           0, UINT32_MAX);
  R.declare(O);
  bool Help = false;
  if (Status St = O.parse(Args, Help); !St)
    return report(St.error());
  if (Help) {
    fmt::print("{}", O.help());
    return 0;
  }
  Result<Variant> B = loadVariant(DirB);
  if (!B)
    return report(B.error());
  std::optional<Variant> A;
  if (DirA != "BASE") {
    Result<Variant> V = loadVariant(DirA);
    if (!V)
      return report(V.error());
    A = std::move(*V);
  }
  if (Status St = S.open(); !St)
    return report(St.error());
  CompareOptions Opt;
  Opt.MaxPairs = unsigned(Pairs);
  Opt.MaxSeconds = double(Seconds);
  Opt.Seed = Seed;
  if (Status St = R.begin(S, A ? &*A : nullptr, *B, Opt); !St)
    return S.fail(St.error());
  if (R.answer())
    return printAnswer(S, R);
  Opt.Known = R.known();
  if (Status St = S.prepare(); !St)
    return report(St.error());
  auto C = judge(S.baseline(), *B, Opt, S.context(), A ? &*A : nullptr);
  if (!C)
    return report(C.error());
  Result<json> On = setting(S.baseline(), S.context());
  if (!On)
    return S.fail(On.error());
  std::string Table =
      comparisonTable(*C, *On, A ? A->Title : "unmodified", B->Title);
  json J = toJson(*C);
  J["setting"] = std::move(*On);
  if (Status St = R.finish(S, J, Table); !St)
    return S.fail(St.error());
  if (Status St = S.emit(Table, J); !St)
    return report(St.error());
  return codeOf(J);
}

int aaCommand(const Arguments &Args) {
  Session S;
  uint64_t Repeat = 5, Pairs = 20, Seconds = 0, Seed = 1;
  Options O(
      "crinn-eval aa --target=NAME [options]",
      "Compares a target with itself and stores the largest apparent gain "
      "(the 95th\npercentile from 20 runs on) as the floor of this machine "
      "and target: no gain below\nit is believed.");
  S.declare(O);
  O.number("repeat", "N", "comparisons", Repeat, 1, 1000);
  O.number("pairs", "N", "launch pairs at most in each", Pairs, 10, 1000);
  O.number("seconds", "N", "of timing at most in each; 0: no limit", Seconds, 0,
           86400);
  O.number("seed", "N", "of the first comparison", Seed, 0, UINT32_MAX);
  bool Help = false;
  if (Status St = O.parse(Args, Help); !St)
    return report(St.error());
  if (Help) {
    fmt::print("{}", O.help());
    return 0;
  }
  if (Status St = S.open(); !St)
    return report(St.error());
  if (Status St = S.prepare(); !St)
    return report(St.error());
  const Build &Same = S.baseline().Binary;
  Floor F;
  nlohmann::json Runs = nlohmann::json::array();
  unsigned Different = 0;
  double Longest = 0;
  std::string Table = fmt::format("{} on {} against itself\n\n",
                                  S.baseline().T.Name, S.baseline().Data->Name);
  for (uint64_t I = 0; I < Repeat; ++I) {
    CompareOptions Opt;
    Opt.MaxPairs = unsigned(Pairs);
    Opt.MaxSeconds = double(Seconds);
    Opt.Seed = Seed + I;
    Opt.EarlyStop = false; // of equal length, or small ones would count twice
    auto C = compare(S.baseline(), Same, Same, Opt, S.context());
    if (!C)
      return report(C.error());
    if (!C->Pairs)
      return report({Errc::Worker, C->Detail, ""});
    if (C->PairRewards.empty())
      return report({Errc::Input, C->Detail, ""});
    // Each as it ends: whoever stops a long series keeps what was measured.
    auto Added = addToFloor(S.baseline(), {{C->Reward.Estimate, C->Seconds}},
                            S.context());
    if (!Added)
      return report(Added.error());
    F = std::move(*Added);
    Longest = std::max(Longest, C->Seconds);
    Different += C->Verdict == Verdict::Refused || C->Reward.Lower > 0 ||
                 C->Reward.Upper < 0;
    Table += fmt::format(
        "{:>3}: {:+.2f} % [{:+.2f}, {:+.2f}], {} pairs, {:.0f} "
        "s, {}\n",
        I + 1, 100 * std::expm1(C->Reward.Estimate),
        100 * std::expm1(C->Reward.Lower), 100 * std::expm1(C->Reward.Upper),
        C->Pairs, C->Seconds, name(C->Verdict));
    Runs.push_back(toJson(*C));
  }
  Result<json> On = setting(S.baseline(), S.context());
  if (!On)
    return report(On.error());
  const double Value = F.at(Longest);
  Table += fmt::format("\nfloor {:.2f} % for comparisons of {:.0f} s, from {} "
                       "runs; called different: {} of {}\n",
                       100 * std::expm1(Value), Longest, F.Runs.size(),
                       Different, Repeat);
  nlohmann::json J = {{"format", "crinn-aa-1"},
                      {"target", S.baseline().T.Name},
                      {"dataset", S.baseline().Data->Name},
                      {"floor", Value},
                      {"seconds", Longest},
                      {"date", F.Date},
                      {"different", Different},
                      {"setting", *On},
                      {"runs", Runs}};
  if (Status St = S.emit(Table, J); !St)
    return report(St.error());
  return 0;
}

} // namespace crinn::eval
