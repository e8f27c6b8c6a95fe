//===- Policy.h - a softmax over named features -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The policy: at each choice, the probability of option o is in proportion to
/// exp(w . f(o)), with f of llm/Features.h. All weights 0 is chance. The
/// weights are a table from names to numbers, so that they mean the same for
/// another codebase.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_POLICY_H
#define CRINN_LLM_POLICY_H

#include "llm/Features.h"
#include "llm/Random.h"

namespace crinn::llm {

/// Those that are missing are 0.
using Weights = std::map<std::string, double>;

/// A choice that was made: a token of the paper's equation 3.
struct Token {
  std::vector<Features> Options;
  size_t Taken = 0;
};

/// Logarithms of the probabilities of \p Options; none is -infinity.
std::vector<double> logProbabilities(const Weights &W,
                                     const std::vector<Features> &Options);

/// Adds to \p Into the gradient, times \p Scale, of the logarithm of the
/// probability of what \p T took.
void addGradient(const Weights &W, const Token &T, double Scale, Weights &Into);

/// The tokens of \p P in \p S; nothing if it is none of the tree's.
std::optional<std::vector<Token>> tokensOf(const State &S,
                                           const passes::Plan &P);

/// A plan drawn from the policy.
passes::Plan drawPlan(const State &S, const Weights &W, Random &Rng);

/// Format "crinn-policy-1", docs/formats.md.
nlohmann::json toJson(const Weights &W);

/// Errors: not a policy, another version, a weight that is no finite number.
llvm::Expected<Weights> weightsFromJson(const nlohmann::json &J);

} // namespace crinn::llm

#endif // CRINN_LLM_POLICY_H
