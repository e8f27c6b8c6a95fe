//===- RecallReal.cpp - recall of both arms, query by query ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Conduct.h"
#include "eval/equivalence/Hardest.h"
#include "eval/equivalence/Real.h"
#include "eval/equivalence/RecallLoss.h"
#include "eval/equivalence/Same.h"

#include <fmt/format.h>

namespace crinn::eval {

namespace {

/// If all of the loss that is let pass fell on the hardest tenth of the
/// queries, these would lose ten times as much. More than that is refused,
/// whatever the other queries gain.
constexpr double HardestFactor = 10;

/// Differences of recall of the gate queries on one pair of indexes, means over
/// \p Window.
Checked differences(const Subject &S, Loaded &L,
                    const std::vector<uint32_t> &Window,
                    std::vector<double> &Out, const Context &Ctx) {
  const Dataset &D = *L.Data;
  const std::vector<uint32_t> &Gate = S.Base.Split.Gate;
  RecallMeter Meter(D, TimedK);
  Ruler Rule(D.Base, D.Queries, D.Distance);
  Conduct OfA, OfB;
  Out.assign(Gate.size(), 0);
  struct Asked {
    Answers A, B;
  };
  std::vector<Asked> All;
  for (uint32_t Ef : Window) {
    Ctx.progress("recall", All.size(), Window.size());
    auto A = answerAll(*L.A, D.Queries, Gate, TimedK, Ef);
    if (!A)
      return A.takeError();
    auto B = answerAll(*L.B, D.Queries, Gate, TimedK, Ef);
    if (!B)
      return candidateFailed(B.takeError());
    if (auto F = checkIds(*A, D.Base.Rows))
      return Error{Errc::Worker,
                   fmt::format("baseline: {} at ef {}; correct the adapter",
                               F->Detail, Ef),
                   ""};
    if (auto F = checkIds(*B, D.Base.Rows))
      return found(std::move(*F));
    auto HitsA = Meter.hits(Gate, *A), HitsB = Meter.hits(Gate, *B);
    for (size_t Q = 0; Q < Gate.size(); ++Q)
      Out[Q] += (double(HitsB[Q]) - double(HitsA[Q])) /
                double(TimedK * Window.size());
    Rule.learn(Gate, *A);
    All.push_back({std::move(*A), std::move(*B)});
  }
  for (const Asked &X : All) {
    OfA.add(Rule, Gate, X.A, D.Base.Rows);
    OfB.add(Rule, Gate, X.B, D.Base.Rows);
    if (auto F = Rule.hold(Gate, X.B))
      return found(std::move(*F));
  }
  if (auto F = OfA.worse(OfB))
    return found(std::move(*F));
  auto Again = answerAll(*L.B, D.Queries, Gate, TimedK, Window.front());
  if (!Again)
    return candidateFailed(Again.takeError());
  if (auto F = firstDifference(All.front().B, *Again, Gate, "real",
                               Window.front())) {
    F->Reason = "unstable";
    return found(std::move(*F));
  }
  return fine();
}

nlohmann::json figures(const PairedMean &M, size_t Queries, double Delta) {
  return {{"difference", M.Estimate},
          {"lower", M.Lower},
          {"upper", M.Upper},
          {"queries", Queries},
          {"delta", Delta},
          {"detectable_loss", M.Detectable},
          {"passes_if_equal", M.passesIfEqual(Delta)}};
}

} // namespace

Checked checkRecallReal(const Subject &S, nlohmann::json &Figures,
                        std::string &Said, const Context &Ctx) {
  const std::vector<uint32_t> Window = windowEf(S.Base);
  const std::vector<uint32_t> &Gate = S.Base.Split.Gate;
  std::vector<std::vector<double>> PerBuild, OfHard;
  const std::vector<uint32_t> Hard = hardest(*S.Base.Data, Gate);
  for (unsigned I = 0; I < loadedCount(S); ++I) {
    Loaded L;
    if (Checked C = load(S, I, L, Figures, Ctx); !C || *C)
      return C;
    std::vector<double> D;
    if (Checked C = differences(S, L, Window, D, Ctx); !C || *C)
      return C;
    OfHard.emplace_back();
    for (uint32_t Q : Hard)
      OfHard.back().push_back(D[Q]);
    PerBuild.push_back(std::move(D));
  }
  const double Delta = recallDelta(Gate.size()),
               HardDelta = HardestFactor * Delta,
               Least = 1.0 / double(TimedK * Window.size());
  const PairedMean All = pairedMean(PerBuild, Least),
                   Hardest = pairedMean(OfHard, Least);
  Figures["recall"] = figures(All, Gate.size(), Delta);
  Figures["recall"]["ef"] = Window;
  Figures["hardest"] = figures(Hardest, Hard.size(), HardDelta);
  Said = fmt::format(
      "recall differs by {:.5f} [{:.5f}, {:.5f}] over {} queries, by {:.5f} "
      "[{:.5f}, {:.5f}] over the hardest {}; a loss of {:.5f} is found in nine "
      "runs of ten",
      All.Estimate, All.Lower, All.Upper, Gate.size(), Hardest.Estimate,
      Hardest.Lower, Hardest.Upper, Hard.size(), All.Detectable);
  auto fell = [&](const char *Whose, double Limit) {
    return found(
        {"recall-fell",
         fmt::format("not shown to be within {:g}{}: {}", Limit, Whose, Said)});
  };
  if (All.Lower < -Delta)
    return fell("", Delta);
  if (Hardest.Lower < -HardDelta)
    return fell(" on the hardest queries", HardDelta);
  return fine();
}

} // namespace crinn::eval
