//===- Features.h - choices, as numbers -------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What the policy sees of an option. Features have names that mean the same in
/// every codebase - rewrites, parameters, roles, and what was chosen before,
/// never functions or files - so that weights learned on one serve on another,
/// and a person can read in the weights what was learned.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_FEATURES_H
#define CRINN_LLM_FEATURES_H

#include "llm/PlanWriter.h"

namespace crinn::llm {

/// Name and value; no name twice. All values lie in [0, 1].
using Features = std::vector<std::pair<std::string, double>>;

/// Of the option \p O of \p W's question.
Features featuresOf(const PlanWriter &W, const Option &O);

/// Of a whole plan: the sum over its choices; nothing if it is none of the
/// tree's.
std::optional<std::map<std::string, double>> featuresOf(const State &S,
                                                        const passes::Plan &P);

} // namespace crinn::llm

#endif // CRINN_LLM_FEATURES_H
