//===- ExactReal.cpp - the same answers on the frozen index ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Conduct.h"
#include "eval/equivalence/Real.h"
#include "eval/equivalence/RecallLoss.h"
#include "eval/equivalence/Same.h"

#include <fmt/format.h>

#include <algorithm>

namespace crinn::eval {

namespace {

/// Arm A's answers to the gate queries at grid point \p I: the baseline's are
/// known.
Result<Answers> wanted(const Subject &S, Loaded &L, size_t I) {
  const Baseline &B = S.Base;
  if (S.A.Hash != B.Binary.Hash)
    return answerAll(*L.A, B.Data->Queries, B.Split.Gate, TimedK, B.Grid[I].Ef);
  Answers A;
  A.K = TimedK;
  A.Ids = B.GateIds[I];
  A.Distances = B.GateDistances[I];
  for (size_t Q = 0; Q < B.Split.Gate.size(); ++Q) {
    auto First = A.Ids.begin() + long(Q * TimedK);
    A.Found.push_back(
        int32_t(std::find(First, First + TimedK, Answers::Poison) - First));
  }
  return A;
}

/// What rounding may do to real data.
struct Rounding {
  Rounding(const Subject &S)
      : Rule(S.Base.Data->Base, S.Base.Data->Queries, S.Base.Data->Distance),
        Meter(*S.Base.Data, TimedK), Window(windowEf(S.Base)),
        Differences(S.Base.Split.Gate.size()) {}

  std::optional<Finding> add(const Subject &S, const Answers &A,
                             const Answers &B, uint32_t Ef) {
    const std::vector<uint32_t> &Gate = S.Base.Split.Gate;
    Rule.learn(Gate, A);
    if (auto F = Same.add(Rule, A, B, Gate, "real", Ef))
      return F;
    if (std::find(Window.begin(), Window.end(), Ef) == Window.end())
      return std::nullopt;
    auto HitsA = Meter.hits(Gate, A), HitsB = Meter.hits(Gate, B);
    for (size_t Q = 0; Q < Gate.size(); ++Q)
      Differences[Q] += (double(HitsB[Q]) - double(HitsA[Q])) /
                        double(TimedK * Window.size());
    return std::nullopt;
  }

  Checked verdict(nlohmann::json &Figures) const {
    if (auto F = Same.verdict())
      return found(std::move(*F));
    PairedMean M =
        pairedMean({Differences}, 1.0 / double(TimedK * Window.size()));
    Figures["differ"] = Same.Differ;
    Figures["recall"] = {
        {"difference", M.Estimate}, {"lower", M.Lower}, {"upper", M.Upper}};
    if (M.Lower > 0 || M.Upper < 0)
      return found({"ids-differ",
                    fmt::format("recall differs by {:.5f} [{:.5f}, {:.5f}]; "
                                "rounding moves it neither way",
                                M.Estimate, M.Lower, M.Upper)});
    return fine();
  }

  Ruler Rule;
  RecallMeter Meter;
  std::vector<uint32_t> Window;
  std::vector<double> Differences;
  RoundedSame Same;
};

} // namespace

Checked checkExactReal(const Subject &S, nlohmann::json &Figures,
                       std::string &Said, const Context &Ctx) {
  Loaded L;
  if (Checked C = load(S, 0, L, Figures, Ctx); !C || *C)
    return C;
  const Baseline &B = S.Base;
  const std::vector<uint32_t> &Gate = B.Split.Gate;
  std::optional<Rounding> Rounded;
  if (S.V.UpToRounding)
    Rounded.emplace(S);
  // The narrowest beam once more at the end: what a wider search found must not
  // be remembered.
  for (size_t J = 0; J <= B.Grid.size(); ++J) {
    const bool Again = J == B.Grid.size();
    const size_t I = Again ? 0 : J;
    const uint32_t Ef = B.Grid[I].Ef;
    Ctx.progress("equal answers", J, B.Grid.size() + 1);
    auto A = wanted(S, L, I);
    if (!A)
      return A.takeError();
    auto C = answerAll(*L.B, B.Data->Queries, Gate, TimedK, Ef);
    if (!C)
      return candidateFailed(C.takeError());
    if (!checkIds(*A, B.Data->Base.Rows))
      if (auto F = checkIds(*C, B.Data->Base.Rows))
        return found(std::move(*F));
    auto F = Rounded ? Again ? std::nullopt : Rounded->add(S, *A, *C, Ef)
                     : firstDifference(*A, *C, Gate, "real", Ef);
    if (F && Again)
      F->Reason = "unstable";
    if (F)
      return found(std::move(*F));
  }
  const size_t Count = Gate.size() * B.Grid.size();
  Figures["answers"] = Count;
  Said = fmt::format("{} answers equal at every ef", Count);
  return Rounded ? Rounded->verdict(Figures) : fine();
}

} // namespace crinn::eval
