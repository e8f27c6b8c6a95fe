//===- Budget.cpp - what may be spent -------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/chat/Budget.h"

#include "passes/source/Failure.h"

#include <cmath>

namespace crinn::llm {

llvm::Expected<Price> priceOf(const nlohmann::json &J,
                              const std::string &Model) {
  auto Bad = [](const llvm::Twine &Why) {
    return passes::fail(passes::Code::Input, Why + "; see docs/proposers.md");
  };
  if (!J.is_object() || !J.contains("format") ||
      J["format"] != "crinn-prices-1" || !J.contains("models") ||
      !J["models"].is_object())
    return Bad("not a price list (crinn-prices-1)");
  if (!J["models"].contains(Model))
    return Bad("no price of model '" + Model + "'");
  const auto &M = J["models"][Model];
  Price P;
  for (auto [Key, Into] :
       {std::pair{"prompt", &P.Prompt}, std::pair{"reply", &P.Reply}}) {
    if (!M.is_object() || !M.contains(Key) || !M[Key].is_number())
      return Bad("model '" + Model + "': '" + Key + "' is not a number");
    *Into = M[Key];
    if (!std::isfinite(*Into) || *Into < 0)
      return Bad("model '" + Model + "': '" + Key + "' is below 0");
  }
  return P;
}

std::string Budget::reserve(const ChatRequest &R) {
  const uint64_t Prompt = estimatedTokens(R.Messages);
  const uint64_t Tokens = Prompt + R.MaxTokens;
  const double Money = Rate.of(Prompt, R.MaxTokens);
  std::lock_guard Lock(Mutex);
  if (Cap.Tokens && Done.Tokens + AsideTokens + Tokens > *Cap.Tokens)
    return "the cap on tokens";
  if (Cap.Money && Done.Money + AsideMoney + Money > *Cap.Money)
    return "the cap on cost";
  if (Cap.Seconds && Done.Seconds >= *Cap.Seconds)
    return "the cap on time";
  AsideTokens += Tokens;
  AsideMoney += Money;
  return "";
}

void Budget::settle(const ChatRequest &R, const ChatReply *Reply,
                    double Seconds) {
  const uint64_t Prompt = estimatedTokens(R.Messages);
  std::lock_guard Lock(Mutex);
  AsideTokens -= Prompt + R.MaxTokens;
  AsideMoney -= Rate.of(Prompt, R.MaxTokens);
  Done.Seconds += Seconds;
  if (!Reply)
    return;
  Done.Tokens += Reply->PromptTokens + Reply->ReplyTokens;
  Done.Money += Rate.of(Reply->PromptTokens, Reply->ReplyTokens);
}

Spent Budget::spent() const {
  std::lock_guard Lock(Mutex);
  return Done;
}

} // namespace crinn::llm
