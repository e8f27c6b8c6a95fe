//===- Chat.h - a chat endpoint ---------------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What a proposer asks of a language model: text in, text out, and what it
/// cost. An answer that never came is an error; an answer that makes no sense
/// is an answer.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_CHAT_CHAT_H
#define CRINN_LLM_CHAT_CHAT_H

#include "llvm/Support/Error.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace crinn::llm {

struct Message {
  std::string Role; ///< "system", "user" or "assistant"
  std::string Text; ///< UTF-8
};

struct ChatRequest {
  std::vector<Message> Messages;
  uint64_t MaxTokens = 2048; ///< of the reply
  double Temperature = 0.8;
  uint64_t Seed = 1;
  /// JSON schema that the reply has to follow, where the server can make it;
  /// null: none.
  nlohmann::json Schema;
};

struct ChatReply {
  std::string Text;
  uint64_t PromptTokens = 0, ReplyTokens = 0;
  bool Counted = false; ///< the server counted the tokens; else estimated here
  bool Cut = false;     ///< it ended at MaxTokens
};

class Chat {
public:
  virtual ~Chat() = default;
  virtual llvm::Expected<ChatReply> complete(const ChatRequest &R) = 0;
};

/// An estimate from above of the tokens of \p Text, where nobody counted: one
/// for each three bytes. English prose has about four bytes a token, code about
/// three.
uint64_t estimatedTokens(const std::string &Text);
uint64_t estimatedTokens(const std::vector<Message> &Messages);

/// The request's body as OpenAI-compatible servers read it, streamed.
nlohmann::json bodyOf(const ChatRequest &R, const std::string &Model);

} // namespace crinn::llm

#endif // CRINN_LLM_CHAT_CHAT_H
