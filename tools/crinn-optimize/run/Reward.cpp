//===- Reward.cpp - what one completion is worth --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/Reward.h"

#include "tools/crinn-optimize/store/Archive.h"
#include "tools/crinn-optimize/support/PassesError.h"

#include "llm/GivenPlans.h"
#include "llm/PlanWriter.h"
#include "llm/prompt/PlanReply.h"

#include <fmt/core.h>

using namespace llvm;

namespace crinn::optimize {

/// The plans that \p Db has judged, in order.
static Expected<std::vector<std::pair<passes::Plan, Attempt>>>
judged(RunDb &Db) {
  auto Attempts = Db.attempts();
  if (!Attempts)
    return Attempts.takeError();
  std::vector<std::pair<passes::Plan, Attempt>> Result;
  for (Attempt &A : *Attempts) {
    auto P = passes::planFromJson(
        nlohmann::json::parse(A.Plan, nullptr, /*allow_exceptions=*/false));
    if (!P)
      return fromPasses(P.takeError());
    Result.push_back({std::move(*P), std::move(A)});
  }
  return Result;
}

Expected<std::unique_ptr<llm::Proposer>>
givenPlans(RunDb &Db, const llm::State &S, const std::string &Completion) {
  auto Known = judged(Db);
  if (!Known)
    return Known.takeError();
  std::vector<passes::Plan> Plans;
  for (auto &[P, A] : *Known)
    Plans.push_back(std::move(P));
  if (auto P = llm::planFromReply(Completion, S)) {
    if (none_of(Plans,
                [&](auto &Old) { return llm::keyOf(Old) == llm::keyOf(*P); }))
      Plans.push_back(std::move(*P));
  } else {
    // rewardLine() says so.
    consumeError(P.takeError());
  }
  return std::make_unique<llm::GivenPlans>(std::move(Plans));
}

Expected<std::string> rewardLine(RunDb &Db, const llm::State &S,
                                 const std::string &Completion,
                                 std::string &Why) {
  llm::Outcome O;
  auto P = llm::planFromReply(Completion, S);
  if (!P) {
    Why = "no plan: " + toString(P.takeError());
    return fmt::format("{}\n", llm::trainingReward(O));
  }
  auto Known = judged(Db);
  if (!Known)
    return Known.takeError();
  for (const auto &[Old, A] : *Known)
    if (llm::keyOf(Old) == llm::keyOf(*P)) {
      Why = A.Sentence;
      O = outcomeOf(A);
    }
  return fmt::format("{}\n", llm::trainingReward(O));
}

} // namespace crinn::optimize
