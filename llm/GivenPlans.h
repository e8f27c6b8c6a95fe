//===- GivenPlans.h - plans from elsewhere ----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Proposes the plans that it is given, in their order: those that a run has
/// judged already, and one that somebody wants to know the reward of.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_GIVENPLANS_H
#define CRINN_LLM_GIVENPLANS_H

#include "llm/Proposer.h"

namespace crinn::llm {

class GivenPlans final : public Proposer {
public:
  explicit GivenPlans(std::vector<passes::Plan> Plans)
      : Plans(std::move(Plans)) {}
  std::string name() const override { return "given"; }
  llvm::Expected<std::vector<passes::Plan>> propose(const State &,
                                                    size_t Most) override {
    std::vector<passes::Plan> Result;
    for (; Next < Plans.size() && Result.size() < Most; ++Next)
      Result.push_back(Plans[Next]);
    return Result;
  }
  void tell(const passes::Plan &, const Outcome &) override {}

private:
  std::vector<passes::Plan> Plans;
  size_t Next = 0;
};

} // namespace crinn::llm

#endif // CRINN_LLM_GIVENPLANS_H
