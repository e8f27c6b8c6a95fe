//===- PlanReply.h - plans in a model's words -------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The form in which a language model writes a plan, as a JSON schema for it
/// and as a parser for us. The parser believes nothing: rewrite, site,
/// parameters and their domains are checked against the state, fields that it
/// does not know are refused, and nothing of a reply becomes a path. It is
/// total (any bytes give a plan or an error) and puts up with prose and fences
/// around the plan.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_PROMPT_PLANREPLY_H
#define CRINN_LLM_PROMPT_PLANREPLY_H

#include "llm/Proposer.h"

#include "llvm/ADT/StringRef.h"

namespace crinn::llm {

/// Steps that a plan may have: as of PlanWriter.
inline constexpr size_t MostSteps = 4;

/// {"performance_analysis", "algorithm_design", "steps": [{"rewrite", "site",
/// "params"}]}: the protocol's three sections, the last as a plan for \p S.
nlohmann::json planSchema(const State &S);

/// The plan that \p Reply holds: the one JSON object with `steps`, behind the
/// heading `## Code` if there is one. Errors say, in one line for the model,
/// what is wrong.
/// Without such an object, and with \p Bodies, it may be a body (BodyReply.h).
llvm::Expected<passes::Plan> planFromReply(llvm::StringRef Reply,
                                           const State &S, bool Bodies = false);

} // namespace crinn::llm

#endif // CRINN_LLM_PROMPT_PLANREPLY_H
