//===- Landscape.h - rewards that cost nothing ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// States and reward functions for proposers to search, so that a test can run
/// thousands of evaluations.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_TEST_UNIT_LLM_LANDSCAPE_H
#define CRINN_TEST_UNIT_LLM_LANDSCAPE_H

#include "test/unit/llm/Support.h"

#include "llm/PlanWriter.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace crinn::test {

/// Two rewrites as the catalogue's, small; sites with the roles that are named.
inline llm::State landscape(std::vector<std::string> Sites = {"one"}) {
  llm::State S;
  S.Stage = "search";
  S.Floor = 0.01;
  S.Base = {{"a.h", "00ff"}};
  S.Rewrites = {{"batch",
                 "collect",
                 "exact",
                 "search",
                 "kept",
                 true,
                 {{"size", "how many", 4, 64, 32}}},
                {"prefetch",
                 "ahead",
                 "exact",
                 "search",
                 "kept",
                 true,
                 {{"ahead", "how far", 0, 48, 4},
                  {"lines", "how much", 1, 64, 8},
                  {"locality", "how long", 0, 3, 3}}}};
  for (const std::string &Name : Sites) {
    passes::Site Site;
    Site.Id = "best-first@" + Name + "()#0";
    Site.Idiom = "best-first";
    Site.Function = Name;
    Site.File = "a.h";
    Site.Line = 1;
    Site.Modules = {"search"};
    Site.Roles = {{"pop", {{{"source", "pop()"}, {"dependent", false}}}}};
    S.Sites.push_back(Site);
  }
  return S;
}

/// Up to 0.2 where prefetch looks 4 ahead by 16 lines after batching, less with
/// each rung away from there.
inline double learnable(const passes::Plan &P) {
  double Reward = 0;
  for (const passes::Step &S : P.Steps)
    if (S.Rewrite == "prefetch")
      Reward += 0.12 -
                0.03 * std::abs(std::log2((1.0 + S.Params.at("ahead")) / 5)) -
                0.02 * std::abs(std::log2(S.Params.at("lines") / 16.0));
    else
      Reward += 0.08 - 0.02 * std::abs(std::log2(S.Params.at("size") / 32.0));
  return Reward;
}

inline llm::Outcome measured(double Reward) {
  llm::Outcome O;
  O.Passed = Reward > 0;
  O.Reason = Reward > 0 ? "faster" : "slower";
  O.Reward = Reward;
  return O;
}

using Landscape = std::function<double(const passes::Plan &)>;

/// The rewards of \p Count plans of \p P, one after the other; fewer if it has
/// no more.
inline std::vector<double> walk(llm::Proposer &P, const llm::State &S,
                                const Landscape &Reward, size_t Count) {
  std::vector<double> Result;
  while (Result.size() < Count) {
    auto Plans = valueOf(P.propose(S, 1));
    if (Plans.empty())
      break;
    Result.push_back(Reward(Plans[0]));
    P.tell(Plans[0], measured(Result.back()));
  }
  return Result;
}

/// Evaluations until \p P finds a plan worth \p Goal; one more than \p Most if
/// it does not.
inline size_t evaluationsTo(double Goal, llm::Proposer &P, const llm::State &S,
                            const Landscape &Reward, size_t Most) {
  for (size_t I = 1; I <= Most; ++I) {
    auto Plans = valueOf(P.propose(S, 1));
    if (Plans.empty())
      break;
    const double R = Reward(Plans[0]);
    if (R >= Goal)
      return I;
    P.tell(Plans[0], measured(R));
  }
  return Most + 1;
}

/// The median over the seeds 1 .. \p Seeds of what \p Of gives.
inline double medianOver(unsigned Seeds,
                         const std::function<double(unsigned)> &Of) {
  std::vector<double> All;
  for (unsigned Seed = 1; Seed <= Seeds; ++Seed)
    All.push_back(Of(Seed));
  std::sort(All.begin(), All.end());
  return All[All.size() / 2];
}

} // namespace crinn::test

#endif // CRINN_TEST_UNIT_LLM_LANDSCAPE_H
