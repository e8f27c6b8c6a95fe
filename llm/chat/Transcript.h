//===- Transcript.h - requests and replies, kept ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Every request with its reply, one file each, NNNN.json in one directory:
/// what a person reads to see what was said, what a resumed run uses instead of
/// asking again, and what `--replay` uses instead of a network. A file is
/// written whole or not at all. Format "crinn-chat-1", docs/formats.md. No
/// header is ever in it, so no key.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_CHAT_TRANSCRIPT_H
#define CRINN_LLM_CHAT_TRANSCRIPT_H

#include "llm/chat/Chat.h"

#include <optional>

namespace crinn::llm {

struct Exchange {
  std::string Model;
  ChatRequest Request;
  ChatReply Reply;
  double Seconds = 0;
  /// What the proposer adds: exemplars with their probabilities, the plan or
  /// what was wrong.
  nlohmann::json Notes;
};

nlohmann::json toJson(unsigned Number, const Exchange &E);

class Transcript {
public:
  explicit Transcript(std::string Dir) : Dir(std::move(Dir)) {}

  /// The exchange \p Number (from 1); nothing if there is none. Notes are not
  /// read. Errors: Input, a file that is no exchange.
  llvm::Expected<std::optional<Exchange>> read(unsigned Number) const;

  llvm::Error write(unsigned Number, const Exchange &E) const;

  std::string path(unsigned Number) const;

private:
  std::string Dir;
};

} // namespace crinn::llm

#endif // CRINN_LLM_CHAT_TRANSCRIPT_H
