//===- Plan.cpp - read and write plans ------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Plan.h"
#include "passes/source/Failure.h"

#include "llvm/Support/MemoryBuffer.h"

using nlohmann::json;

namespace crinn::passes {

static json toJson(const Params &P) {
  json Out = json::object();
  for (const auto &[Name, Value] : P)
    Out[Name] = Value;
  if (!P.Body.empty())
    Out["body"] = P.Body;
  return Out;
}

json toJson(const Plan &P) {
  json Steps = json::array();
  for (const Step &S : P.Steps)
    Steps.push_back({{"rewrite", S.Rewrite},
                     {"site", S.Site},
                     {"params", toJson(S.Params)}});
  return {{"format", "crinn-plan-1"},
          {"base", json(P.Base)},
          {"steps", std::move(Steps)}};
}

static llvm::Error bad(const llvm::Twine &Why) {
  return fail(Code::Input, "plan: " + Why + "; see docs/formats.md");
}

static llvm::Expected<Step> stepFromJson(const json &J) {
  Step S;
  if (!J.is_object() || !J.contains("rewrite") || !J["rewrite"].is_string() ||
      !J.contains("site") || !J["site"].is_string())
    return bad("a step needs the texts 'rewrite' and 'site'");
  S.Rewrite = J["rewrite"];
  S.Site = J["site"];
  for (const auto &[Key, Value] : J.items()) {
    if (Key == "rewrite" || Key == "site")
      continue;
    if (Key != "params" || !Value.is_object())
      return bad("unknown or malformed field '" + Key + "' in a step");
    for (const auto &[Name, Number] : Value.items()) {
      if (Name == "body" && Number.is_string()) {
        S.Params.Body = Number;
        continue;
      }
      if (!Number.is_number_integer())
        return bad("parameter '" + Name + "' is not an integer");
      if (Number.is_number_unsigned() && Number.get<uint64_t>() > INT64_MAX)
        return bad("parameter '" + Name + "' is not below 2^63");
      S.Params[Name] = Number;
    }
  }
  return S;
}

llvm::Expected<Plan> planFromJson(const json &J) {
  if (!J.is_object() || !J.contains("format") || !J["format"].is_string())
    return bad("no 'format' field");
  if (J["format"] != "crinn-plan-1")
    return bad("format '" + J["format"].get<std::string>() +
               "' is not crinn-plan-1");
  if (!J.contains("steps") || !J["steps"].is_array())
    return bad("no list 'steps'");
  Plan P;
  for (const auto &[Key, Value] : J.items()) {
    if (Key == "format" || Key == "steps")
      continue;
    if (Key != "base" || !Value.is_object())
      return bad("unknown or malformed field '" + Key + "'");
    for (const auto &[Path, Hash] : Value.items()) {
      if (!Hash.is_string())
        return bad("the hash of '" + Path + "' is not a text");
      P.Base[Path] = Hash;
    }
  }
  for (const json &Item : J["steps"]) {
    llvm::Expected<Step> S = stepFromJson(Item);
    if (!S)
      return S.takeError();
    P.Steps.push_back(std::move(*S));
  }
  return P;
}

llvm::Expected<Plan> readPlan(llvm::StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/true);
  if (!Buffer)
    return fail(Code::Input, Path + ": cannot read the plan: " +
                                 Buffer.getError().message());
  json J = json::parse((*Buffer)->getBuffer().str(), nullptr,
                       /*allow_exceptions=*/false);
  if (J.is_discarded())
    return fail(Code::Input, Path + ": not JSON; see docs/formats.md");
  llvm::Expected<Plan> P = planFromJson(J);
  if (!P)
    return fail(Code::Input, Path + ": " + llvm::toString(P.takeError()));
  return P;
}

} // namespace crinn::passes
