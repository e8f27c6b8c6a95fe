//===- TrainingData.h - judged plans, for trainers elsewhere ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What was judged, as JSON lines in the layout that TRL reads (conversational
/// prompts and completions), so that a language model can be trained on it.
///
/// The prompt is that of the state, without exemplars, and the completion is
/// the plan in the form of the protocol: then all plans of a run answer one
/// prompt, which is what a group of GRPO and a pair of DPO need.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_TRAININGDATA_H
#define CRINN_LLM_TRAININGDATA_H

#include "llm/Archive.h"
#include "llm/Grpo.h"

namespace crinn::llm {

/// What all plans of a run have in common.
struct TrainingPrompt {
  const State *Known = nullptr;
  std::map<std::string, std::string> Sources; ///< as of PromptParts
};

/// A plan as a model that keeps to the protocol would write it.
std::string completionOf(const passes::Plan &P);

/// Groups of \p Settings.Group plans in the order judged (the last may be
/// smaller; one of a single plan is left out): {"prompt", "completions",
/// "rewards", "advantages"}, lists of equal length.
std::vector<nlohmann::json> grpoGroups(const TrainingPrompt &Prompt,
                                       const std::vector<Judged> &Plans,
                                       const GrpoSettings &Settings = {});

/// {"prompt", "chosen", "rejected", "margin"}: of the plans by score, each of
/// the upper half with the one half the list below it, where their scores
/// differ by more than the floor.
std::vector<nlohmann::json> dpoPairs(const TrainingPrompt &Prompt,
                                     const std::vector<Judged> &Plans);

} // namespace crinn::llm

#endif // CRINN_LLM_TRAININGDATA_H
