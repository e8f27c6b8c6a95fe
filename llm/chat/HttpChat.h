//===- HttpChat.h - a chat endpoint over HTTP -------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// POST BASE_URL/chat/completions, as OpenAI's servers and the many that are
/// compatible with them understand it. Proxies are those of the environment, as
/// curl reads it.
///
/// Tried again, within a budget of attempts and of seconds: no connection, a
/// connection that breaks or stalls, and the statuses 408, 429 and 5xx.
/// `Retry-After` is obeyed; without it the pause doubles from half a second,
/// with jitter, so that clients which failed together do not return together.
/// Not tried again: what would be answered alike, such as a wrong key or model.
/// Redirects are not followed: the key would go where nobody meant it to. A
/// server that does not know `response_format` is asked again without it.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_CHAT_HTTPCHAT_H
#define CRINN_LLM_CHAT_HTTPCHAT_H

#include "llm/Random.h"
#include "llm/chat/Chat.h"

#include <atomic>

namespace crinn::llm {

struct Endpoint {
  std::string Url;   ///< up to and with the version: "https://host/v1"
  std::string Model; ///< as the server names it
  std::string Key;   ///< sent as a bearer token; empty: none
  double ConnectSeconds = 10;
  double StallSeconds = 60; ///< without a byte: a large prompt takes that long
  double ReplySeconds = 600;
  unsigned Attempts = 5;      ///< of one request
  double RetrySeconds = 300;  ///< spent on pauses, by all requests together
  size_t MostBytes = 8 << 20; ///< of a reply
  uint64_t Seed = 1;          ///< of the jitter
};

class HttpChat final : public Chat {
public:
  /// \p Stop, if given, ends a request or a pause within a second.
  explicit HttpChat(Endpoint E, const std::atomic<bool> *Stop = nullptr)
      : At(std::move(E)), Jitter(At.Seed), Stop(Stop) {}

  /// Errors: Environment (what the server or the network did), Input (an URL
  /// that is none, or not http or https), Interrupted.
  llvm::Expected<ChatReply> complete(const ChatRequest &R) override;

private:
  struct Answer;
  Answer attempt(const std::string &Body);
  bool pause(double Seconds);
  bool stopped() const { return Stop && *Stop; }

  Endpoint At;
  Random Jitter;
  const std::atomic<bool> *Stop;
  double Paused = 0;
  bool SchemaKnown = true; ///< until a server refuses one
};

} // namespace crinn::llm

#endif // CRINN_LLM_CHAT_HTTPCHAT_H
