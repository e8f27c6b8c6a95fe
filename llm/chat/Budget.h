//===- Budget.h - what may be spent -----------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Caps on tokens, money and time. They are hard: what a request can cost at
/// most is set aside before it is sent, and a request for which nothing is left
/// is not sent. Safe to use from several threads; with any number of requests
/// under way the sum of what is spent and set aside never passes a cap, so what
/// is spent passes it at most by what servers count beyond our estimate.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_CHAT_BUDGET_H
#define CRINN_LLM_CHAT_BUDGET_H

#include "llm/chat/Chat.h"

#include <mutex>
#include <optional>

namespace crinn::llm {

/// Of a model, in any currency, for a million tokens.
struct Price {
  double Prompt = 0, Reply = 0;

  double of(uint64_t PromptTokens, uint64_t ReplyTokens) const {
    return (Prompt * static_cast<double>(PromptTokens) +
            Reply * static_cast<double>(ReplyTokens)) /
           1e6;
  }
};

/// The price of \p Model in a document {"format": "crinn-prices-1", "models":
/// {NAME: {"prompt": X, "reply": Y}}}. Errors: not such a document, a price
/// below 0, a model that it does not name.
llvm::Expected<Price> priceOf(const nlohmann::json &J,
                              const std::string &Model);

/// Nothing: no cap.
struct Caps {
  std::optional<uint64_t> Tokens; ///< of prompts and replies together
  std::optional<double> Money;
  std::optional<double> Seconds; ///< spent waiting for replies
};

struct Spent {
  uint64_t Tokens = 0;
  double Money = 0, Seconds = 0;
};

class Budget {
public:
  explicit Budget(Caps C = {}, Price P = {}) : Cap(C), Rate(P) {}

  /// Sets aside what \p R can cost. Returns "", or which cap forbids it.
  std::string reserve(const ChatRequest &R);

  /// \p R, which was set aside, was answered by \p Reply or, null, failed.
  void settle(const ChatRequest &R, const ChatReply *Reply, double Seconds);

  Spent spent() const;

private:
  const Caps Cap;
  const Price Rate;
  mutable std::mutex Mutex;
  Spent Done;
  uint64_t AsideTokens = 0;
  double AsideMoney = 0;
};

} // namespace crinn::llm

#endif // CRINN_LLM_CHAT_BUDGET_H
