//===- Grpo.cpp - group relative policy optimisation ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/Grpo.h"

#include <algorithm>
#include <cmath>

namespace crinn::llm {

static std::pair<double, double>
meanAndDeviation(const std::vector<double> &V) {
  double Mean = 0, Squares = 0;
  for (double X : V)
    Mean += X / static_cast<double>(V.size());
  for (double X : V)
    Squares += (X - Mean) * (X - Mean) / static_cast<double>(V.size());
  return {Mean, std::sqrt(Squares)};
}

std::vector<double> smoothed(std::vector<double> Rewards, double K) {
  const auto [Mean, Deviation] = meanAndDeviation(Rewards);
  for (double &R : Rewards)
    R = std::clamp(R, Mean - K * Deviation, Mean + K * Deviation);
  return Rewards;
}

std::vector<double> advantages(const std::vector<double> &Rewards, double K,
                               double Floor) {
  std::vector<double> Result(Rewards.size(), 0);
  if (Rewards.empty())
    return Result;
  const auto [Low, High] = std::minmax_element(Rewards.begin(), Rewards.end());
  if (*High - *Low <= Floor)
    return Result;
  const std::vector<double> Smooth = smoothed(Rewards, K);
  const auto [Mean, Deviation] = meanAndDeviation(Smooth);
  for (size_t I = 0; I < Result.size(); ++I)
    Result[I] = (Smooth[I] - Mean) / Deviation;
  return Result;
}

double objective(const Weights &W, const Weights &Old, const Weights &Reference,
                 const std::vector<Rollout> &Group,
                 const std::vector<double> &Advantages,
                 const GrpoSettings &Settings, Weights *Gradient) {
  double J = 0;
  for (size_t I = 0; I < Group.size(); ++I) {
    const double A = Advantages[I];
    const double Share =
        1.0 / static_cast<double>(Group.size() * Group[I].Tokens.size());
    for (const Token &T : Group[I].Tokens) {
      const double LogP = logProbabilities(W, T.Options)[T.Taken];
      const double Ratio =
          std::exp(LogP - logProbabilities(Old, T.Options)[T.Taken]);
      const double Clipped =
          std::clamp(Ratio, 1 - Settings.Clip, 1 + Settings.Clip);
      const double ToReference =
          logProbabilities(Reference, T.Options)[T.Taken] - LogP;
      const double Kl = std::exp(ToReference) - ToReference - 1;
      J += Share * (std::min(Ratio * A, Clipped * A) - Settings.Beta * Kl);
      if (!Gradient)
        continue;
      // By ln p: the ratio's derivative is the ratio; where the clipped term is
      // the lesser, nothing moves it.
      double By = Ratio * A <= Clipped * A ? Ratio * A : 0;
      By += Settings.Beta * (std::exp(ToReference) - 1);
      addGradient(W, T, Share * By, *Gradient);
    }
  }
  return J;
}

Weights trained(const Weights &W, const Weights &Reference,
                const std::vector<Rollout> &Group, double Floor,
                const GrpoSettings &Settings) {
  std::vector<double> Rewards;
  for (const Rollout &R : Group)
    Rewards.push_back(R.Reward);
  const std::vector<double> A = advantages(Rewards, Settings.Smoothing, Floor);
  if (std::all_of(A.begin(), A.end(), [](double X) { return X == 0; }))
    return W;
  Weights Now = W;
  for (unsigned Epoch = 0; Epoch < Settings.Epochs; ++Epoch) {
    Weights Gradient;
    objective(Now, W, Reference, Group, A, Settings, &Gradient);
    for (const auto &[Name, Value] : Gradient)
      Now[Name] += Settings.Rate * Value;
  }
  return Now;
}

} // namespace crinn::llm
