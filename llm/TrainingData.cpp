//===- TrainingData.cpp - judged plans, for trainers elsewhere ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/TrainingData.h"

#include "llm/prompt/Prompt.h"

#include <algorithm>

using nlohmann::json;

namespace crinn::llm {

std::string completionOf(const passes::Plan &P) {
  const json Steps = {{"steps", toJson(P)["steps"]}};
  return "## Code\n```json\n" +
         Steps.dump(-1, ' ', false, json::error_handler_t::replace) + "\n```\n";
}

static json promptJson(const TrainingPrompt &Prompt) {
  PromptParts Parts;
  Parts.Known = Prompt.Known;
  Parts.Sources = &Prompt.Sources;
  json Result = json::array();
  for (const Message &M : promptOf(Parts))
    Result.push_back({{"role", M.Role}, {"content", M.Text}});
  return Result;
}

static json answerJson(const passes::Plan &P) {
  return json::array({{{"role", "assistant"}, {"content", completionOf(P)}}});
}

std::vector<json> grpoGroups(const TrainingPrompt &Prompt,
                             const std::vector<Judged> &Plans,
                             const GrpoSettings &Settings) {
  std::vector<json> Result;
  const json Asked = promptJson(Prompt);
  for (size_t From = 0; From + 1 < Plans.size(); From += Settings.Group) {
    const size_t To = std::min(Plans.size(), From + Settings.Group);
    json Completions = json::array();
    std::vector<double> Rewards;
    for (size_t I = From; I < To; ++I) {
      Completions.push_back(answerJson(Plans[I].Plan));
      Rewards.push_back(Plans[I].score());
    }
    Result.push_back({{"prompt", Asked},
                      {"completions", std::move(Completions)},
                      {"rewards", Rewards},
                      {"advantages", advantages(Rewards, Settings.Smoothing,
                                                Prompt.Known->Floor)}});
  }
  return Result;
}

std::vector<json> dpoPairs(const TrainingPrompt &Prompt,
                           const std::vector<Judged> &Plans) {
  std::vector<const Judged *> Order;
  for (const Judged &J : Plans)
    Order.push_back(&J);
  // Of equals the older one first.
  std::sort(Order.begin(), Order.end(), [](auto *A, auto *B) {
    return A->score() != B->score() ? A->score() > B->score() : A < B;
  });
  std::vector<json> Result;
  const json Asked = promptJson(Prompt);
  const size_t Half = (Order.size() + 1) / 2;
  for (size_t I = 0; I + Half < Order.size(); ++I) {
    const double Margin = Order[I]->score() - Order[I + Half]->score();
    if (Margin > Prompt.Known->Floor)
      Result.push_back({{"prompt", Asked},
                        {"chosen", answerJson(Order[I]->Plan)},
                        {"rejected", answerJson(Order[I + Half]->Plan)},
                        {"margin", Margin}});
  }
  return Result;
}

} // namespace crinn::llm
