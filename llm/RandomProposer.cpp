//===- RandomProposer.cpp - plans by chance -------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/RandomProposer.h"

namespace crinn::llm {

llvm::Expected<std::vector<passes::Plan>>
RandomProposer::propose(const State &S, size_t Most) {
  std::vector<passes::Plan> Result;
  while (Result.size() < Most) {
    passes::Plan P = Seen.next(S, [&] {
      return writePlan(S, [&](const PlanWriter &W) {
        return Rng.below(W.options().size());
      });
    });
    if (P.Steps.empty())
      break;
    Result.push_back(std::move(P));
  }
  return Result;
}

} // namespace crinn::llm
