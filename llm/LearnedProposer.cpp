//===- LearnedProposer.cpp - the policy, proposing and learning -----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/LearnedProposer.h"

namespace crinn::llm {

llvm::Expected<std::vector<passes::Plan>>
LearnedProposer::propose(const State &S, size_t Most) {
  Floor = S.Floor;
  std::vector<passes::Plan> Result;
  while (Result.size() < Most) {
    passes::Plan P = Seen.next(S, [&] { return drawPlan(S, Policy, Rng); });
    if (P.Steps.empty())
      break;
    if (auto Tokens = tokensOf(S, P))
      Open[keyOf(P)] = std::move(*Tokens);
    Result.push_back(std::move(P));
  }
  return Result;
}

void LearnedProposer::tell(const passes::Plan &P, const Outcome &O) {
  Seen.add(P);
  auto It = Open.find(keyOf(P));
  if (It == Open.end())
    return;
  Group.push_back({std::move(It->second), trainingReward(O)});
  Open.erase(It);
  if (Group.size() < Settings.Group)
    return;
  Policy = trained(Policy, Reference, Group, Floor, Settings);
  Group.clear();
}

} // namespace crinn::llm
