//===- Reward.h - what one completion is worth ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// `crinn-optimize reward`: a trainer elsewhere has a completion and wants a
/// number. RUN_DIR remembers every plan that it was asked about, so that the
/// same plan is measured once.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_RUN_REWARD_H
#define CRINN_OPTIMIZE_RUN_REWARD_H

#include "tools/crinn-optimize/store/RunDb.h"

#include "llm/Proposer.h"

#include <memory>

namespace crinn::optimize {

/// Proposes what \p Db has, in order, and then the plan of \p Completion if it
/// is one and new.
llvm::Expected<std::unique_ptr<llm::Proposer>>
givenPlans(RunDb &Db, const llm::State &S, const std::string &Completion);

/// The reward of \p Completion, whose plan, if it holds one, is in \p Db: a
/// line with the number; \p Why says where it is from.
llvm::Expected<std::string> rewardLine(RunDb &Db, const llm::State &S,
                                       const std::string &Completion,
                                       std::string &Why);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_RUN_REWARD_H
