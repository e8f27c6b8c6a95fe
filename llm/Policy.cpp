//===- Policy.cpp - a softmax over named features -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/Policy.h"

#include "passes/source/Failure.h"

#include <algorithm>
#include <cmath>

namespace crinn::llm {

std::vector<double> logProbabilities(const Weights &W,
                                     const std::vector<Features> &Options) {
  std::vector<double> Result;
  for (const Features &F : Options) {
    double &Sum = Result.emplace_back(0);
    for (const auto &[Name, Value] : F)
      if (auto It = W.find(Name); It != W.end())
        Sum += It->second * Value;
  }
  // Less the highest, so that no exponential overflows.
  const double Top = *std::max_element(Result.begin(), Result.end());
  double Sum = 0;
  for (double Value : Result)
    Sum += std::exp(Value - Top);
  for (double &Value : Result)
    Value -= Top + std::log(Sum);
  return Result;
}

/// d ln p(taken) / dw = f(taken) - sum over o of p(o) f(o).
void addGradient(const Weights &W, const Token &T, double Scale,
                 Weights &Into) {
  const std::vector<double> LogP = logProbabilities(W, T.Options);
  for (size_t I = 0; I < T.Options.size(); ++I) {
    const double Factor = Scale * ((I == T.Taken ? 1 : 0) - std::exp(LogP[I]));
    for (const auto &[Name, Value] : T.Options[I])
      Into[Name] += Factor * Value;
  }
}

static std::vector<Features> optionsOf(const PlanWriter &W) {
  std::vector<Features> Result;
  for (const Option &O : W.options())
    Result.push_back(featuresOf(W, O));
  return Result;
}

std::optional<std::vector<Token>> tokensOf(const State &S,
                                           const passes::Plan &P) {
  auto Answers = answersOf(S, P);
  if (!Answers)
    return std::nullopt;
  std::vector<Token> Result;
  PlanWriter W(S);
  for (size_t I : *Answers) {
    Result.push_back({optionsOf(W), I});
    W.take(I);
  }
  return Result;
}

passes::Plan drawPlan(const State &S, const Weights &W, Random &Rng) {
  return writePlan(S, [&](const PlanWriter &Writer) {
    std::vector<double> P = logProbabilities(W, optionsOf(Writer));
    for (double &Value : P)
      Value = std::exp(Value);
    return weighted(Rng, P);
  });
}

static constexpr const char *Format = "crinn-policy-1";

nlohmann::json toJson(const Weights &W) {
  return {{"format", Format}, {"weights", nlohmann::json(W)}};
}

llvm::Expected<Weights> weightsFromJson(const nlohmann::json &J) {
  auto Bad = [](const llvm::Twine &Why) {
    return passes::fail(passes::Code::Input,
                        "policy: " + Why + "; see docs/formats.md");
  };
  if (!J.is_object() || !J.contains("format") || J["format"] != Format)
    return Bad(llvm::Twine("not a ") + Format);
  if (!J.contains("weights") || !J["weights"].is_object())
    return Bad("no object 'weights'");
  Weights Result;
  for (const auto &[Name, Value] : J["weights"].items()) {
    if (!Value.is_number() || !std::isfinite(Value.get<double>()))
      return Bad("weight '" + Name + "' is no number");
    Result[Name] = Value;
  }
  return Result;
}

} // namespace crinn::llm
