//===- Construction.cpp - what the building of an index costs ---*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A faster search may be paid for while the index is built. Five builds of
/// each arm are few, so a bound is exceeded only if all five ratios lie above
/// 1 and their median above the bound.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Construction.h"
#include "eval/data/Permute.h"
#include "eval/equivalence/Replicates.h"
#include "eval/judge/Verdict.h"

#include <fmt/format.h>

#include <cmath>

namespace crinn::eval {

namespace {

CostRow costOf(const BothReplicates &B, const char *Name, const char *Unit,
               double (*Of)(const Replicate &)) {
  std::vector<double> CostsA, CostsB, Ratios;
  for (size_t I = 0; I < B.A.size(); ++I) {
    CostsA.push_back(std::max(Of(B.A[I]), 1e-9));
    CostsB.push_back(std::max(Of(B.B[I]), 1e-9));
    Ratios.push_back(std::log(CostsB[I] / CostsA[I]));
  }
  CostRow R;
  R.Name = Name;
  R.Unit = Unit;
  R.A = median(CostsA);
  R.B = median(CostsB);
  R.LogRatio = signInterval(Ratios, 1); // from the least to the most
  return R;
}

} // namespace

Result<std::vector<Arena>> arenas(const Subject &S, unsigned Count,
                                  const Context &Ctx) {
  std::vector<Arena> Out;
  if (!buildsItsOwn(S.V))
    return Out;
  auto B = bothReplicates(S, Ctx, Count);
  if (!B)
    return B.takeError();
  for (size_t I = 0; I < B->A.size(); ++I)
    Out.push_back(
        {std::make_shared<const Dataset>(permuted(*S.Base.Data, B->A[I].Order)),
         B->A[I].IndexPath, B->B[I].IndexPath});
  return Out;
}

Result<GateResult> constructionGate(const Subject &S, const Context &Ctx) {
  GateResult G;
  G.Gate = "bounds";
  if (!S.V.reaches("construction")) {
    G.Detail = "not applicable: construction is not reached";
    return G;
  }
  auto B = bothReplicates(S, Ctx);
  if (!B && ofCandidate(B.error()))
    return GateResult{"bounds", false, "candidate-worker", B.error().Message};
  if (!B)
    return B.takeError();
  for (size_t I = 0; I < B->A.size(); ++I)
    if (S.V.Class == EquivalenceClass::Exact &&
        B->A[I].IndexHash != B->B[I].IndexHash)
      return GateResult{"bounds", false, "index-differs",
                        "it builds another index from the same rows"};
  Comparison C;
  C.Costs = {
      costOf(*B, "build", "s", [](const Replicate &R) { return R.BuildCpu; }),
      costOf(*B, "index", "bytes",
             [](const Replicate &R) { return double(R.IndexBytes); }),
      costOf(*B, "memory", "bytes",
             [](const Replicate &R) { return double(R.PeakBytes); })};
  applyBounds(C, S.Base.T.Bounds);
  G.Figures = nlohmann::json::object();
  for (const CostRow &R : C.Costs) {
    G.Figures[R.Name] = toJson(R);
    G.Detail += fmt::format("{}{} {:.2f} times", G.Detail.empty() ? "" : ", ",
                            R.Name, std::exp(R.LogRatio.Estimate));
  }
  for (const CostRow &R : C.Costs)
    if (R.Exceeded) {
      G.Passed = false;
      G.Reason = boundReason(R);
      G.Detail = boundText(R);
      break;
    }
  return G;
}

} // namespace crinn::eval
