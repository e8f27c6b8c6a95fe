//===- Proposer.cpp - what outcomes are worth -----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/Proposer.h"

#include <numbers>

namespace crinn::llm {

double trainingReward(const Outcome &O) {
  if (O.Reward)
    return *O.Reward;
  return O.Reason == SameCode ? 0 : -std::numbers::ln2;
}

} // namespace crinn::llm
