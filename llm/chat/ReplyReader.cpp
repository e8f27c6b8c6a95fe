//===- ReplyReader.cpp - the bytes of a reply -----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/chat/ReplyReader.h"

#include "passes/source/Escape.h"
#include "passes/source/Failure.h"

using namespace llvm;
using nlohmann::json;

namespace crinn::llm {

bool ReplyReader::feed(StringRef Bytes) {
  Got += Bytes.size();
  if (Got > MostBytes) {
    Wrong = "the reply is longer than " + std::to_string(MostBytes) + " bytes";
    return false;
  }
  Buffer += Bytes.str();
  if (!Events)
    return true;
  size_t From = 0;
  for (size_t End; (End = Buffer.find('\n', From)) != std::string::npos;
       From = End + 1)
    line(StringRef(Buffer).slice(From, End));
  Buffer.erase(0, From);
  return Wrong.empty();
}

void ReplyReader::line(StringRef Line) {
  Line = Line.rtrim('\r');
  // Comments keep a connection alive; other fields say nothing here.
  if (Ended || !Line.consume_front("data:"))
    return;
  Line = Line.trim();
  if (Line == "[DONE]") {
    Ended = Done = true;
    return;
  }
  json J = json::parse(Line.begin(), Line.end(), nullptr, false);
  if (!J.is_object()) {
    if (Wrong.empty())
      Wrong = "an event of the stream is not a JSON object";
    return;
  }
  document(J, "delta");
}

/// The member \p Key if it is of the type asked for, else null.
static const json &member(const json &J, const char *Key,
                          bool (json::*Is)() const noexcept) {
  static const json None;
  if (!J.is_object())
    return None;
  auto It = J.find(Key);
  return It != J.end() && ((*It).*Is)() ? *It : None;
}

void ReplyReader::document(const json &J, const char *Key) {
  if (J.contains("error") && !J["error"].is_null()) {
    const json &Text = member(J["error"], "message", &json::is_string);
    Wrong = "the server reports: " +
            passes::oneLine(Text.is_string() ? Text.get<std::string>()
                                             : "an error without a message");
    return;
  }
  const json &Usage = member(J, "usage", &json::is_object);
  const json &Prompt =
      member(Usage, "prompt_tokens", &json::is_number_unsigned);
  const json &Made =
      member(Usage, "completion_tokens", &json::is_number_unsigned);
  if (!Prompt.is_null() && !Made.is_null()) {
    Reply.PromptTokens = Prompt;
    Reply.ReplyTokens = Made;
    Reply.Counted = true;
  }
  const json &Choices = member(J, "choices", &json::is_array);
  if (!Choices.is_array() || Choices.empty())
    return;
  const json &First = Choices.front();
  const json &Text =
      member(member(First, Key, &json::is_object), "content", &json::is_string);
  if (!Text.is_null()) {
    Choice = true;
    Reply.Text += Text.get_ref<const std::string &>();
  }
  const json &Why = member(First, "finish_reason", &json::is_string);
  if (!Why.is_null()) {
    Choice = true;
    Reply.Cut = Why == "length";
    // Some servers close the stream without [DONE]; others send what was used
    // in between.
    Done = true;
  }
}

Expected<ChatReply> ReplyReader::finish() {
  auto Bad = [](const Twine &Why) {
    return passes::fail(passes::Code::Environment, Why);
  };
  if (Wrong.empty() && Events && !Buffer.empty())
    line(std::exchange(Buffer, ""));
  if (Wrong.empty() && !Events) {
    json J = json::parse(Buffer, nullptr, /*allow_exceptions=*/false);
    if (!J.is_object())
      return Bad("the reply is not a JSON object, or only a part of one");
    document(J, "message");
    Done = true;
  }
  if (!Wrong.empty())
    return Bad(Wrong);
  if (!Done)
    return Bad("the stream ended before the reply did");
  if (!Choice)
    return Bad("the reply has no text (choices[0] is missing or empty)");
  if (!Reply.Counted)
    Reply.ReplyTokens = estimatedTokens(Reply.Text);
  return std::move(Reply);
}

} // namespace crinn::llm
