//===- Equivalence.cpp - does a variant give the same answers? --*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A view on the gates "battery" and "real" for a candidate that claims to
/// change no answer, whose build is at hand and whose variant is not.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Equivalence.h"
#include "eval/equivalence/Frozen.h"
#include "eval/equivalence/Gates.h"
#include "eval/judge/Arm.h"

namespace crinn::eval {

namespace {

Equivalence fromGate(const GateResult &G) {
  Equivalence E;
  E.Holds = G.Passed;
  E.Reason = G.Reason == "index-differs" ? "construction" : G.Reason;
  E.Detail = G.Detail;
  E.Queries = G.Figures.value("answers", uint64_t(0));
  E.First.Where = G.Figures.value("where", "");
  E.First.What = G.Figures.value("what", "");
  E.First.Ef = G.Figures.value("ef", 0u);
  E.First.Query = G.Figures.value("query", 0u);
  E.First.Position = G.Figures.value("position", 0u);
  return E;
}

} // namespace

Result<Equivalence> checkFrozen(const Baseline &B, const Build &Candidate,
                                const Context &Ctx) {
  auto W = startFrozen(B, Candidate, "candidate", 0, Ctx);
  Checked C = W ? checkFrozenIndex(B, **W) : candidateFailed(W.takeError());
  if (!C)
    return C.takeError();
  GateResult G;
  if (*C) {
    G.Passed = false;
    G.Reason = (*C)->Reason;
    G.Detail = (*C)->Detail;
  }
  return fromGate(G);
}

Result<Equivalence> checkExact(const Baseline &B, const Build &Candidate,
                               const Context &Ctx) {
  const Variant Exact;
  const Subject S{B, Exact, B.Binary, Candidate, 1};
  uint64_t Queries = 0;
  for (Gate Asked : {batteryGate, realGate}) {
    Result<GateResult> G = Asked(S, Ctx);
    if (!G)
      return G.takeError();
    Equivalence E = fromGate(*G);
    if (!E.Holds)
      return E;
    Queries += E.Queries;
  }
  Equivalence Same;
  Same.Holds = true;
  Same.Reason = "same";
  Same.Queries = Queries;
  Same.Detail = std::to_string(Queries) + " answers equal at every ef";
  return Same;
}

} // namespace crinn::eval
