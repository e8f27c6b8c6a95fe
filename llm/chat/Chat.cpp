//===- Chat.cpp - a chat endpoint -----------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/chat/Chat.h"

namespace crinn::llm {

uint64_t estimatedTokens(const std::string &Text) {
  return Text.size() / 3 + 1;
}

uint64_t estimatedTokens(const std::vector<Message> &Messages) {
  uint64_t Sum = 0;
  for (const Message &M : Messages)
    Sum += estimatedTokens(M.Text) + 8; // the template around a message
  return Sum;
}

nlohmann::json bodyOf(const ChatRequest &R, const std::string &Model) {
  nlohmann::json Messages = nlohmann::json::array();
  for (const Message &M : R.Messages)
    Messages.push_back({{"role", M.Role}, {"content", M.Text}});
  nlohmann::json Body = {{"model", Model},
                         {"messages", std::move(Messages)},
                         {"max_tokens", R.MaxTokens},
                         {"temperature", R.Temperature},
                         {"seed", R.Seed},
                         {"stream", true},
                         {"stream_options", {{"include_usage", true}}}};
  if (!R.Schema.is_null())
    Body["response_format"] = {
        {"type", "json_schema"},
        {"json_schema",
         {{"name", "plan"}, {"strict", true}, {"schema", R.Schema}}}};
  return Body;
}

} // namespace crinn::llm
