//===- Real.cpp - the gate "real" -----------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Real.h"
#include "eval/data/Permute.h"
#include "eval/equivalence/Frozen.h"
#include "eval/equivalence/Gates.h"
#include "eval/equivalence/Replicates.h"
#include "eval/judge/Curve.h"

#include <fmt/format.h>

namespace crinn::eval {

unsigned loadedCount(const Subject &S) {
  return buildsItsOwn(S.V) ? ReplicateCount : 1;
}

Checked load(const Subject &S, unsigned I, Loaded &Out, nlohmann::json &Figures,
             const Context &Ctx) {
  Out.A.reset();
  Out.B.reset();
  Out.Data = S.Base.Data;
  std::string PathA = S.Base.IndexPath, PathB = PathA;
  if (buildsItsOwn(S.V)) {
    auto Both = bothReplicates(S, Ctx);
    if (!Both && ofCandidate(Both.error()))
      return candidateFailed(Both.takeError());
    if (!Both)
      return Both.takeError();
    const Replicate &A = Both->A[I], &B = Both->B[I];
    PathA = A.IndexPath;
    PathB = B.IndexPath;
    Out.Data = std::make_shared<const Dataset>(permuted(*S.Base.Data, A.Order));
    Figures["builds"][I] = {{"baseline", toJson(A)}, {"candidate", toJson(B)}};
  }
  auto A = startLinked(S.Base, S.A, "baseline", 0, Ctx);
  if (!A)
    return A.takeError();
  if (auto T = (*A)->load(PathA); !T)
    return T.takeError();
  auto B = startLinked(S.Base, S.B, "candidate", 0, Ctx);
  if (!B)
    return candidateFailed(B.takeError());
  if (auto T = (*B)->load(PathB); !T)
    return candidateFailed(T.takeError());
  Out.A = std::move(*A);
  Out.B = std::move(*B);
  return buildsItsOwn(S.V) ? fine() : checkFrozenIndex(S.Base, *Out.B);
}

std::vector<uint32_t> windowEf(const Baseline &Base) {
  std::vector<uint32_t> Ef;
  for (const EfPoint &P : Base.Grid)
    if (P.Recall >= WindowLow && P.Recall <= WindowHigh)
      Ef.push_back(P.Ef);
  for (const EfPoint &P : Base.Grid)
    if (Ef.empty() && P.Recall >= WindowLow)
      Ef.push_back(P.Ef);
  if (Ef.empty())
    Ef.push_back(Base.Grid.back().Ef);
  return Ef;
}

Result<GateResult> realGate(const Subject &S, const Context &Ctx) {
  GateResult G;
  G.Gate = "real";
  Checked C = buildsItsOwn(S.V) ? fine() : checkSmallIndex(S, Ctx);
  if (C && !*C)
    switch (S.V.Class) {
    case EquivalenceClass::Exact:
      C = checkExactReal(S, G.Figures, G.Detail, Ctx);
      break;
    case EquivalenceClass::Recall:
      C = checkRecallReal(S, G.Figures, G.Detail, Ctx);
      break;
    case EquivalenceClass::Curve:
      C = checkCurveReal(S, G.Figures, G.Detail, Ctx);
      break;
    }
  if (!C)
    return C.takeError();
  if (*C) {
    G.Passed = false;
    G.Reason = (*C)->Reason;
    G.Detail = (*C)->Detail;
    G.Figures.update((*C)->Figures);
  }
  return G;
}

} // namespace crinn::eval
