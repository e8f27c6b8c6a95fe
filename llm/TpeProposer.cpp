//===- TpeProposer.cpp - a model-free optimiser ---------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/TpeProposer.h"

#include <algorithm>
#include <cmath>

namespace crinn::llm {

/// Before that, at random: a fifth of fewer is one plan or two.
static constexpr size_t Startup = 10;
/// Of the judged plans, the good ones. Between the 0.15 of Bergstra et al. and
/// the 0.25 of their program hyperopt.
static constexpr double Gamma = 0.2;
/// Plans drawn for one proposed; 24 as in hyperopt.
static constexpr unsigned Candidates = 24;

/// How much the answer \p Given says for \p O: 1 the same, less with each rung.
static double kernel(const Option &O, const Option &Given) {
  if (O.What != Given.What)
    return 0;
  if (O.What != Option::Value)
    return O.Index == Given.Index ? 1 : 0;
  // Ladders have 4 to 13 rungs; a tenth of the height is about one.
  return std::exp(-std::abs(O.Height - Given.Height) * 10);
}

llvm::Expected<std::vector<passes::Plan>> TpeProposer::propose(const State &S,
                                                               size_t Most) {
  std::vector<passes::Plan> Result;
  while (Result.size() < Most) {
    passes::Plan P = Seen.next(S, [&] { return draw(S); }, /*Tries=*/8);
    if (P.Steps.empty())
      break;
    // Answered again, since the draw that was taken may be the enumeration's.
    if (auto Indices = answersOf(S, P)) {
      std::vector<Answer> &Answers = Open[keyOf(P)];
      PlanWriter W(S);
      for (size_t I : *Indices) {
        Answers.push_back({W.question(), W.options()[I]});
        W.take(I);
      }
    }
    Result.push_back(std::move(P));
  }
  return Result;
}

passes::Plan TpeProposer::draw(const State &S) {
  if (Trials.size() < Startup)
    return writePlan(
        S, [&](const PlanWriter &W) { return Rng.below(W.options().size()); });
  std::vector<const Trial *> Order;
  for (const Trial &T : Trials)
    Order.push_back(&T);
  // Of equals the older one first; all lie in one vector.
  std::sort(Order.begin(), Order.end(), [](auto *A, auto *B) {
    return A->Score != B->Score ? A->Score > B->Score : A < B;
  });
  const size_t Good = std::ceil(Gamma * static_cast<double>(Order.size()));

  std::map<std::string, std::vector<const Option *>> Answers[2];
  for (size_t T = 0; T < Order.size(); ++T)
    for (const Answer &A : Order[T]->Answers)
      Answers[T < Good ? 0 : 1][A.Question].push_back(&A.Given);
  auto Density = [&](const PlanWriter &W, size_t Part) {
    // The prior weighs as one answer.
    std::vector<double> P(W.options().size(), 1.0 / W.options().size());
    for (const Option *Given : Answers[Part][W.question()])
      for (size_t I = 0; I < P.size(); ++I)
        P[I] += kernel(W.options()[I], *Given);
    double Sum = 0;
    for (double Value : P)
      Sum += Value;
    for (double &Value : P)
      Value /= Sum;
    return P;
  };

  passes::Plan Best;
  double BestRatio = 0;
  for (unsigned I = 0; I < Candidates; ++I) {
    double Ratio = 0;
    passes::Plan P = writePlan(S, [&](const PlanWriter &W) {
      std::vector<double> Fast = Density(W, 0);
      std::vector<double> Slow = Density(W, 1);
      size_t Taken = weighted(Rng, Fast);
      Ratio += std::log(Fast[Taken] / Slow[Taken]);
      return Taken;
    });
    if (!Seen.knows(P) && (Best.Steps.empty() || Ratio > BestRatio)) {
      Best = std::move(P);
      BestRatio = Ratio;
    }
  }
  return Best;
}

void TpeProposer::tell(const passes::Plan &P, const Outcome &O) {
  Seen.add(P);
  auto It = Open.find(keyOf(P));
  if (It == Open.end())
    return;
  Trials.push_back({std::move(It->second), trainingReward(O)});
  Open.erase(It);
}

} // namespace crinn::llm
