//===- Archive.cpp - what was judged, to learn from -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/Archive.h"

#include "llm/Features.h"

#include <algorithm>
#include <cmath>

namespace crinn::llm {

std::vector<double> exemplarProbabilities(const std::vector<double> &Scores,
                                          double Tau) {
  if (Scores.empty())
    return {};
  // Any constant in place of the mean gives the same; the highest score gives
  // no overflow.
  const double Top = *std::max_element(Scores.begin(), Scores.end());
  std::vector<double> P;
  double Sum = 0;
  for (double Score : Scores)
    Sum += P.emplace_back(std::exp((Score - Top) / Tau));
  for (double &Value : P)
    Value /= Sum;
  return P;
}

std::vector<Drawn> drawExemplars(const std::vector<double> &Scores,
                                 size_t Count, Random &Rng, double Tau) {
  std::vector<Drawn> Result;
  std::vector<size_t> Left(Scores.size());
  for (size_t I = 0; I < Left.size(); ++I)
    Left[I] = I;
  while (Result.size() < Count && !Left.empty()) {
    std::vector<double> Rest;
    for (size_t I : Left)
      Rest.push_back(Scores[I]);
    const std::vector<double> P = exemplarProbabilities(Rest, Tau);
    const size_t At = weighted(Rng, P);
    Result.push_back({Left[At], P[At]});
    Left.erase(Left.begin() + static_cast<std::ptrdiff_t>(At));
  }
  return Result;
}

std::vector<const Judged *> ofModule(const std::vector<Judged> &All,
                                     const std::string &Module) {
  std::vector<const Judged *> Result;
  for (const Judged &J : All)
    if (Module.empty() || std::find(J.Modules.begin(), J.Modules.end(),
                                    Module) != J.Modules.end())
      Result.push_back(&J);
  return Result;
}

void describe(Judged &J, const State &S) {
  std::set<std::string> Modules;
  for (const passes::Step &Step : J.Plan.Steps)
    for (const passes::Site &Site : S.Sites)
      if (Site.Id == Step.Site)
        Modules.insert(Site.Modules.begin(), Site.Modules.end());
  J.Modules.assign(Modules.begin(), Modules.end());
  J.Features = featuresOf(S, J.Plan).value_or(std::map<std::string, double>());
}

} // namespace crinn::llm
