//===- LearnedProposer.h - the policy, proposing and learning ---*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Draws a group of plans from the policy, is told their rewards, trains on
/// them (llm/Grpo.h), draws the next group. It starts from chance, or from the
/// weights that runs on other codebases left; these are also the reference that
/// the KL term holds it to.
///
/// A plan that was judged before is drawn again rather than judged again: plans
/// of a group are new ones, so that a policy that is sure of itself goes on to
/// look around the best plan that it knows.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_LEARNEDPROPOSER_H
#define CRINN_LLM_LEARNEDPROPOSER_H

#include "llm/Grpo.h"
#include "llm/RandomProposer.h"

namespace crinn::llm {

class LearnedProposer final : public Proposer {
public:
  explicit LearnedProposer(uint64_t Seed, Weights Start = {},
                           GrpoSettings Settings = {})
      : Rng(Seed), Reference(Start), Policy(std::move(Start)),
        Settings(Settings) {}
  std::string name() const override { return "learned"; }
  llvm::Expected<std::vector<passes::Plan>> propose(const State &S,
                                                    size_t Most) override;
  void tell(const passes::Plan &P, const Outcome &O) override;

  nlohmann::json learned() const override { return toJson(Policy); }
  const Weights &weights() const { return Policy; }

private:
  Random Rng;
  Weights Reference, Policy;
  GrpoSettings Settings;
  Novelty Seen;
  double Floor = 0;
  std::map<std::string, std::vector<Token>> Open; ///< by keyOf(), not told yet
  std::vector<Rollout> Group;                     ///< told, not trained on yet
};

} // namespace crinn::llm

#endif // CRINN_LLM_LEARNEDPROPOSER_H
