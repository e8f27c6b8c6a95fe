//===- CurveReal.cpp - the highest recall of both arms --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Conduct.h"
#include "eval/equivalence/Real.h"
#include "eval/equivalence/RecallLoss.h"
#include "eval/judge/Curve.h"

#include <fmt/format.h>

#include <algorithm>

namespace crinn::eval {

namespace {

/// A doubling that brings less than a quarter of what an end may lose ends the
/// search for it; so does a beam that no grid goes to.
constexpr double EndStep = EndLoss / 4;
constexpr uint32_t WidestEf = 4096;

/// The end of a curve.
struct End {
  uint32_t Ef = 0;
  double Recall = -1;
  std::vector<double> PerQuery; ///< recall of each gate query
};

/// Asks the gate queries at one ef. Errors: Worker.
using Ask = std::function<Result<Answers>(uint32_t)>;

Result<End> endOf(const Ask &Asked, const RecallMeter &Meter,
                  const std::vector<uint32_t> &Gate, uint32_t From) {
  End Best;
  for (uint32_t Ef = From;; Ef *= 2) {
    auto A = Asked(Ef);
    if (!A)
      return A.takeError();
    End Here{Ef, 0, {}};
    for (uint32_t Hits : Meter.hits(Gate, *A)) {
      Here.PerQuery.push_back(double(Hits) / TimedK);
      Here.Recall += Here.PerQuery.back() / double(Gate.size());
    }
    const bool Done = Here.Recall < Best.Recall + EndStep || Ef * 2 > WidestEf;
    if (Here.Recall > Best.Recall)
      Best = std::move(Here);
    if (Done)
      return Best;
  }
}

/// Both ends on one pair of indexes.
Checked ends(const Subject &S, Loaded &L, End &OfA, End &OfB,
             const Context &Ctx) {
  const Dataset &D = *L.Data;
  const std::vector<uint32_t> &Gate = S.Base.Split.Gate;
  Baseline Base = S.Base;
  Base.Data = L.Data;
  RecallMeter Meter(D, TimedK);
  Ruler Rule(D.Base, D.Queries, D.Distance);
  std::vector<Answers> Asked[2]; // of the baseline, of the candidate
  auto GridA = S.A.Hash == S.Base.Binary.Hash && L.Data == S.Base.Data
                   ? Result<std::vector<EfPoint>>(S.Base.Grid)
                   : findGrid(Base, Meter, *L.A, Ctx);
  if (!GridA)
    return GridA.takeError();
  auto GridB = findGrid(Base, Meter, *L.B, Ctx);
  if (!GridB)
    return candidateFailed(GridB.takeError());
  std::optional<Finding> Wrong;
  auto ask = [&](bool Candidate) {
    return [&, Candidate](uint32_t Ef) -> Result<Answers> {
      Ctx.progress("highest recall", Asked[1].size(), 0);
      auto A = answerAll(Candidate ? *L.B : *L.A, D.Queries, Gate, TimedK, Ef);
      if (!A)
        return A;
      if (auto F = checkIds(*A, D.Base.Rows)) {
        Error E{Errc::Worker, "wrong answers: " + F->Detail, ""};
        if (Candidate)
          Wrong = std::move(F);
        return E;
      }
      if (!Candidate)
        Rule.learn(Gate, *A);
      Asked[Candidate].push_back(*A);
      return A;
    };
  };
  // The narrowest beams too: the rules hold at both ends.
  if (auto A = ask(false)(GridA->front().Ef); !A)
    return A.takeError();
  auto A = endOf(ask(false), Meter, Gate, GridA->back().Ef);
  if (!A)
    return A.takeError();
  auto First = ask(true)(GridB->front().Ef);
  auto B = First ? endOf(ask(true), Meter, Gate, GridB->back().Ef)
                 : Result<End>(First.takeError());
  if (Wrong)
    return found(std::move(*Wrong));
  if (!B)
    return candidateFailed(B.takeError());
  Conduct Of[2];
  for (size_t Arm : {0, 1})
    for (const Answers &X : Asked[Arm]) {
      if (Arm == 1)
        if (auto F = Rule.hold(Gate, X))
          return found(std::move(*F));
      Of[Arm].add(Rule, Gate, X, D.Base.Rows);
    }
  if (auto F = Of[0].worse(Of[1]))
    return found(std::move(*F));
  OfA = std::move(*A);
  OfB = std::move(*B);
  return fine();
}

} // namespace

Checked checkCurveReal(const Subject &S, nlohmann::json &Figures,
                       std::string &Said, const Context &Ctx) {
  std::vector<std::vector<double>> PerBuild;
  double MeanA = 0, MeanB = 0;
  nlohmann::json Ends = nlohmann::json::array();
  for (unsigned I = 0; I < loadedCount(S); ++I) {
    Loaded L;
    End A, B;
    if (Checked C = load(S, I, L, Figures, Ctx); !C || *C)
      return C;
    if (Checked C = ends(S, L, A, B, Ctx); !C || *C)
      return C;
    PerBuild.emplace_back();
    for (size_t Q = 0; Q < A.PerQuery.size(); ++Q)
      PerBuild.back().push_back(B.PerQuery[Q] - A.PerQuery[Q]);
    Ends.push_back({{"baseline", {{"ef", A.Ef}, {"recall", A.Recall}}},
                    {"candidate", {{"ef", B.Ef}, {"recall", B.Recall}}}});
    MeanA += A.Recall / loadedCount(S);
    MeanB += B.Recall / loadedCount(S);
  }
  const PairedMean M = pairedMean(PerBuild, 1.0 / TimedK);
  Figures["ends"] = std::move(Ends);
  Figures["recall_end"] = {{"difference", M.Estimate},
                           {"lower", M.Lower},
                           {"upper", M.Upper},
                           {"limit", EndLoss}};
  Said =
      fmt::format("highest recall {:.5f}, the baseline's {:.5f}; they differ "
                  "by {:.5f} [{:.5f}, {:.5f}]",
                  MeanB, MeanA, M.Estimate, M.Lower, M.Upper);
  if (M.Estimate < -EndLoss)
    return found({"recall-end-fell", Said});
  return fine();
}

} // namespace crinn::eval
