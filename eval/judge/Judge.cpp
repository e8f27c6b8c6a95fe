//===- Judge.cpp - the whole way of a candidate -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Compare.h"

#include <optional>

namespace crinn::eval {

namespace {

Comparison verdict(Verdict V, std::string Reason, std::string Detail) {
  Comparison C;
  C.Verdict = V;
  C.Reason = std::move(Reason);
  C.Detail = std::move(Detail);
  return C;
}

/// Construction is timed and its graphs compared by a later version.
bool needsConstruction(const Variant &V) {
  if (V.Class != EquivalenceClass::Exact)
    return V.reaches("construction");
  return !V.Modules.empty() && !V.reaches("search") && !V.reaches("refinement");
}

/// Builds \p V and checks what its class asks for. A verdict in \p Out ends the
/// way; else Out is untouched and the build is returned.
Result<Build> admit(const Baseline &Base, const Variant &V,
                    std::optional<Comparison> &Out, const Context &Ctx) {
  if (needsConstruction(V)) {
    Out = verdict(Verdict::Unjudged, "construction",
                  "it can reach the construction of the index, which this "
                  "version does not measure");
    return Build();
  }
  Result<Build> B = buildVariant(Base, V, Ctx);
  if (!B)
    return B;
  Result<Equivalence> E = V.Class == EquivalenceClass::Exact
                              ? checkExact(Base, *B, Ctx)
                              : checkFrozen(Base, *B, Ctx);
  if (!E)
    return E.takeError();
  if (!E->Holds)
    Out = verdict(E->Reason == "construction" ? Verdict::Unjudged
                                              : Verdict::Refused,
                  E->Reason, E->Detail);
  return B;
}

} // namespace

Result<Comparison> judge(const Baseline &Base, const Variant &V,
                         const CompareOptions &Opt, const Context &Ctx,
                         const Variant *Against) {
  CompareOptions O = Opt;
  O.Class = V.Class;
  if (Against && Against->Class != EquivalenceClass::Exact)
    O.Class = Against->Class;
  std::optional<Comparison> Ended;
  Build A = Base.Binary, B;
  for (auto [Variant, Into] : {std::pair{Against, &A}, std::pair{&V, &B}}) {
    if (!Variant)
      continue;
    Result<Build> Built = admit(Base, *Variant, Ended, Ctx);
    if (!Built)
      return Built.takeError();
    *Into = std::move(*Built);
    if (!Ended && Into == &B && A.Hash == B.Hash)
      Ended = verdict(Verdict::Same, "same-program",
                      "the compiler sees the same program in both");
    if (Ended) {
      Ended->Class = O.Class;
      Ended->HashA = A.Hash;
      Ended->HashB = B.Hash;
      return std::move(*Ended);
    }
  }
  Result<Comparison> C = compare(Base, A, B, O, Ctx);
  if (!C)
    return C;
  if (V.reaches("construction"))
    C->Flags.push_back("construction-unmeasured");
  if (O.Class != EquivalenceClass::Exact)
    C->Flags.push_back("class-unchecked");
  return C;
}

} // namespace crinn::eval
