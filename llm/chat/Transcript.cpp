//===- Transcript.cpp - requests and replies, kept ------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/chat/Transcript.h"

#include "passes/source/Failure.h"

#include "llvm/Support/MemoryBuffer.h"

#include <fmt/core.h>

#include <cmath>
#include <filesystem>
#include <fstream>

using namespace llvm;
using nlohmann::json;

namespace crinn::llm {

static constexpr const char *Format = "crinn-chat-1";

json toJson(unsigned Number, const Exchange &E) {
  json Messages = json::array();
  for (const Message &M : E.Request.Messages)
    Messages.push_back({{"role", M.Role}, {"content", M.Text}});
  return {{"format", Format},
          {"number", Number},
          {"model", E.Model},
          {"request",
           {{"messages", std::move(Messages)},
            {"max_tokens", E.Request.MaxTokens},
            {"temperature", E.Request.Temperature},
            {"seed", E.Request.Seed},
            {"schema", !E.Request.Schema.is_null()}}},
          {"reply",
           {{"text", E.Reply.Text},
            {"prompt_tokens", E.Reply.PromptTokens},
            {"reply_tokens", E.Reply.ReplyTokens},
            {"counted", E.Reply.Counted},
            {"cut", E.Reply.Cut}}},
          {"seconds", E.Seconds},
          {"notes", E.Notes}};
}

std::string Transcript::path(unsigned Number) const {
  return fmt::format("{}/{:04}.json", Dir, Number);
}

Expected<std::optional<Exchange>> Transcript::read(unsigned Number) const {
  const std::string File = path(Number);
  std::error_code EC;
  if (!std::filesystem::exists(File, EC))
    return std::nullopt;
  auto Bad = [&] {
    return passes::fail(passes::Code::Input,
                        File + ": not an exchange with a model "
                               "(crinn-chat-1); see docs/formats.md");
  };
  auto Buffer = MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Buffer)
    return Bad();
  const json J = json::parse((*Buffer)->getBuffer().begin(),
                             (*Buffer)->getBuffer().end(), nullptr, false);
  if (!J.is_object() || !J.contains("format") || J["format"] != Format ||
      !J.contains("reply") || !J["reply"].is_object() ||
      !J.contains("seconds") || !J["seconds"].is_number())
    return Bad();
  const json &R = J["reply"];
  for (const char *Key : {"prompt_tokens", "reply_tokens"})
    if (!R.contains(Key) || !R[Key].is_number_unsigned())
      return Bad();
  for (const char *Key : {"counted", "cut"})
    if (!R.contains(Key) || !R[Key].is_boolean())
      return Bad();
  if (!R.contains("text") || !R["text"].is_string())
    return Bad();
  Exchange E;
  E.Reply = {R["text"], R["prompt_tokens"], R["reply_tokens"], R["counted"],
             R["cut"]};
  E.Seconds = J["seconds"];
  return E;
}

Error Transcript::write(unsigned Number, const Exchange &E) const {
  const std::string File = path(Number), Temporary = File + ".part";
  auto Failed = [&] {
    return passes::fail(passes::Code::Environment,
                        File + ": cannot be written; check space and rights");
  };
  std::error_code EC;
  std::filesystem::create_directories(Dir, EC);
  std::ofstream Out(Temporary, std::ios::binary | std::ios::trunc);
  Out << toJson(Number, E).dump(1, ' ', false, json::error_handler_t::replace)
      << '\n';
  Out.close();
  if (!Out)
    return Failed();
  std::filesystem::rename(Temporary, File, EC);
  return EC ? Failed() : Error::success();
}

} // namespace crinn::llm
