//===- ReplyReader.h - the bytes of a reply ---------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Reads what a server sends, as it comes: server-sent events (`data: {...}`
/// lines, ended by `data: [DONE]`), or one JSON document. Total: any bytes give
/// a reply or an error.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_CHAT_REPLYREADER_H
#define CRINN_LLM_CHAT_REPLYREADER_H

#include "llm/chat/Chat.h"

#include "llvm/ADT/StringRef.h"

namespace crinn::llm {

class ReplyReader {
public:
  /// More than \p MostBytes, in all, are refused.
  ReplyReader(bool Events, size_t MostBytes)
      : Events(Events), MostBytes(MostBytes) {}

  /// False: no use in sending more; finish() says why.
  bool feed(llvm::StringRef Bytes);

  /// After the last byte. Errors: too long, not JSON, no text in it, a stream
  /// that ended before its end, an error that the server reports.
  llvm::Expected<ChatReply> finish();

private:
  void line(llvm::StringRef Line);
  void document(const nlohmann::json &J, const char *Key);

  bool Events;
  size_t MostBytes, Got = 0;
  std::string Buffer;  ///< the line, or the document, so far
  std::string Wrong;   ///< why it is no reply
  bool Done = false;   ///< the text is whole
  bool Ended = false;  ///< nothing after it counts
  bool Choice = false; ///< there was a choice at all
  ChatReply Reply;
};

} // namespace crinn::llm

#endif // CRINN_LLM_CHAT_REPLYREADER_H
