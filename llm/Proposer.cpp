//===- Proposer.cpp - what outcomes are worth -----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/Proposer.h"

#include "llm/Around.h"

#include <algorithm>
#include <numbers>

namespace crinn::llm {

bool fits(const passes::RewriteInfo &R, const passes::Site &S) {
  if (!R.Idiom.empty() && R.Idiom != S.Idiom)
    return false;
  return std::all_of(R.Params.begin(), R.Params.end(),
                     [](const passes::ParamSpec &P) {
                       return P.Default.has_value();
                     }) ||
         !valuesAround(S).empty();
}

double trainingReward(const Outcome &O) {
  if (O.Reward)
    return *O.Reward;
  return O.Reason == SameCode ? 0 : -std::numbers::ln2;
}

} // namespace crinn::llm
