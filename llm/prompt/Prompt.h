//===- Prompt.h - what a language model is asked ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The paper's prompt in its four parts: the task, previous implementations
/// with their speed, the protocol of the answer, critical requirements. In
/// place of whole files the model gets the loops that were found, their roles,
/// and the rewrites that can be applied; in place of code it answers with a
/// plan.
///
/// Source and names come from a codebase that may be anybody's: they are data
/// between fences, and whatever they talk a model into is a plan that is
/// checked like any other.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_PROMPT_PROMPT_H
#define CRINN_LLM_PROMPT_PROMPT_H

#include "llm/Archive.h"
#include "llm/chat/Chat.h"

namespace crinn::llm {

struct PromptParts {
  const State *Known = nullptr;
  /// Path -> text of the files of the sites; one that is missing is not shown.
  const std::map<std::string, std::string> *Sources = nullptr;
  std::vector<const Judged *> Exemplars; ///< in the order drawn
  const Judged *Last = nullptr;          ///< the plan judged last
  std::string Advice;                    ///< a person's, between runs
  bool Bodies = false; ///< it may answer with a function's body instead
};

std::vector<Message> promptOf(const PromptParts &P);

/// What is said after a reply that cannot be used.
Message repairOf(const std::string &Why);

} // namespace crinn::llm

#endif // CRINN_LLM_PROMPT_PROMPT_H
