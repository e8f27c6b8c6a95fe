//===- Json.cpp - JSON that refuses what it does not know -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/support/Json.h"
#include "eval/support/Files.h"

#include <fmt/format.h>

namespace crinn::eval {

using nlohmann::json;

namespace {

// Documents have 6. The library writes nested values by recursion: 100,000 `[`
// would overflow the stack.
constexpr int MaxDepth = 64;

/// Discarded if it is not JSON or nested too deeply.
json parseBounded(const std::string &Text) {
  bool Deep = false;
  auto Check = [&](int Depth, json::parse_event_t, json &) {
    Deep = Deep || Depth > MaxDepth;
    return !Deep;
  };
  json J = json::parse(Text, Check, /*allow_exceptions=*/false);
  return Deep ? json(json::value_t::discarded) : J;
}

} // namespace

Result<json> readDocument(const std::string &Path, const std::string &Format) {
  Result<std::string> Text = readFile(Path);
  if (!Text)
    return Text.takeError();
  json J = parseBounded(*Text);
  if (!J.is_object())
    return Error{
        Errc::Input,
        fmt::format("{}: not a JSON object, or one nested more than {} deep; "
                    "see docs/formats.md",
                    Path, MaxDepth),
        ""};
  auto It = J.find("format");
  if (It == J.end() || !It->is_string() ||
      It->get_ref<const std::string &>() != Format)
    return Error{
        Errc::Input,
        fmt::format("{}: 'format' is not \"{}\"; this version reads no "
                    "other",
                    Path, Format),
        ""};
  J.erase("format");
  return J;
}

void Fields::fail(std::string What) {
  if (First.empty())
    First = std::move(What);
}

const json *Fields::value(const char *Name, bool Required) {
  Asked.insert(Name);
  if (!J.is_object()) {
    fail("is not an object");
    return nullptr;
  }
  auto It = J.find(Name);
  if (It != J.end())
    return &*It;
  if (Required)
    fail(fmt::format("'{}' is missing", Name));
  return nullptr;
}

std::string Fields::text(const char *Name, bool Required) {
  const json *V = value(Name, Required);
  if (!V)
    return "";
  if (!V->is_string()) {
    fail(fmt::format("'{}' is not a string", Name));
    return "";
  }
  return V->get_ref<const std::string &>();
}

std::vector<std::string> Fields::texts(const char *Name, bool Required) {
  std::vector<std::string> Out;
  const json *V = value(Name, Required);
  if (!V)
    return Out;
  if (!V->is_array()) {
    fail(fmt::format("'{}' is not a list", Name));
    return Out;
  }
  for (const json &E : *V) {
    if (!E.is_string()) {
      fail(fmt::format("'{}' holds something that is not a string", Name));
      return Out;
    }
    Out.push_back(E.get_ref<const std::string &>());
  }
  return Out;
}

Status Fields::finish() {
  if (First.empty() && J.is_object())
    for (auto It = J.begin(); It != J.end(); ++It)
      if (!Asked.count(It.key())) {
        fail(fmt::format("unknown field '{}'", It.key()));
        break;
      }
  if (First.empty())
    return success();
  return Error{Errc::Input,
               fmt::format("{}: {}; see docs/formats.md", Where, First), ""};
}

} // namespace crinn::eval
