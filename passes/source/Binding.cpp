//===- Binding.cpp - read and write what a person states ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Binding.h"
#include "passes/source/Failure.h"

#include "llvm/Support/MemoryBuffer.h"

using nlohmann::json;

namespace crinn::passes {

json toJson(const Binding &B) {
  json Idioms = json::array();
  for (const StatedIdiom &I : B.Idioms) {
    json One = {{"idiom", I.Idiom}, {"function", I.Function}};
    if (!I.File.empty())
      One["file"] = I.File;
    if (I.Line)
      One["line"] = I.Line;
    if (I.Ordinal)
      One["ordinal"] = *I.Ordinal;
    json Roles = json::object();
    for (const auto &[Name, List] : I.Roles) {
      Roles[Name] = json::array();
      for (const StatedRole &R : List) {
        json Role = {{"source", R.Source}};
        if (R.Line)
          Role["line"] = R.Line;
        if (R.Column)
          Role["column"] = R.Column;
        Roles[Name].push_back(std::move(Role));
      }
    }
    if (!Roles.empty())
      One["roles"] = std::move(Roles);
    Idioms.push_back(std::move(One));
  }
  return {{"format", "crinn-binding-1"}, {"idioms", std::move(Idioms)}};
}

static llvm::Error bad(const llvm::Twine &Why) {
  return fail(Code::Input, "binding: " + Why + "; see docs/formats.md");
}

static llvm::Error unknown(const std::string &Key, const char *Where) {
  return bad("unknown or malformed field '" + Key + "' in " + Where);
}

static bool isNumber(const json &J, unsigned Least) {
  return J.is_number_unsigned() && J >= Least && J <= 0x7fffffffu;
}

static bool isText(const json &J) {
  return J.is_string() && !J.get_ref<const std::string &>().empty();
}

/// A role is a text, or a text with its place.
static llvm::Expected<StatedRole> roleFromJson(const json &J) {
  if (isText(J))
    return StatedRole{J};
  StatedRole R;
  if (!J.is_object() || !J.contains("source") || !isText(J["source"]))
    return bad("a role needs the text 'source'");
  for (const auto &[Key, Value] : J.items()) {
    if (Key == "source")
      R.Source = Value;
    else if (Key == "line" && isNumber(Value, 1))
      R.Line = Value;
    else if (Key == "column" && isNumber(Value, 1))
      R.Column = Value;
    else
      return unknown(Key, "a role");
  }
  return R;
}

static llvm::Error rolesFromJson(const json &J, StatedIdiom &Out) {
  for (const auto &[Name, Value] : J.items()) {
    std::vector<StatedRole> &List = Out.Roles[Name];
    for (const json &One : Value.is_array() ? Value : json::array({Value})) {
      llvm::Expected<StatedRole> R = roleFromJson(One);
      if (!R)
        return R.takeError();
      List.push_back(std::move(*R));
    }
  }
  return llvm::Error::success();
}

static llvm::Expected<StatedIdiom> idiomFromJson(const json &J) {
  StatedIdiom I;
  if (!J.is_object() || !J.contains("idiom") || !isText(J["idiom"]) ||
      !J.contains("function") || !isText(J["function"]))
    return bad("an idiom needs the texts 'idiom' and 'function'");
  for (const auto &[Key, Value] : J.items()) {
    if (Key == "idiom")
      I.Idiom = Value;
    else if (Key == "function")
      I.Function = Value;
    else if (Key == "file" && isText(Value))
      I.File = Value;
    else if (Key == "line" && isNumber(Value, 1))
      I.Line = Value;
    else if (Key == "ordinal" && isNumber(Value, 0))
      I.Ordinal = Value;
    else if (Key != "roles" || !Value.is_object())
      return unknown(Key, "an idiom");
    else if (llvm::Error E = rolesFromJson(Value, I))
      return std::move(E);
  }
  return I;
}

llvm::Expected<Binding> bindingFromJson(const json &J) {
  if (!J.is_object() || !J.contains("format") || !J["format"].is_string())
    return bad("no 'format' field");
  if (J["format"] != "crinn-binding-1")
    return bad("format '" + J["format"].get<std::string>() +
               "' is not crinn-binding-1");
  if (!J.contains("idioms") || !J["idioms"].is_array())
    return bad("no list 'idioms'");
  Binding B;
  for (const auto &[Key, Value] : J.items())
    if (Key != "format" && Key != "idioms")
      return unknown(Key, "the binding");
  for (const json &Item : J["idioms"]) {
    llvm::Expected<StatedIdiom> I = idiomFromJson(Item);
    if (!I)
      return I.takeError();
    B.Idioms.push_back(std::move(*I));
  }
  return B;
}

llvm::Expected<Binding> readBinding(llvm::StringRef Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/true);
  if (!Buffer)
    return fail(Code::Input, Path + ": cannot read the binding: " +
                                 Buffer.getError().message());
  json J = json::parse((*Buffer)->getBuffer().str(), nullptr,
                       /*allow_exceptions=*/false);
  if (J.is_discarded())
    return fail(Code::Input, Path + ": not JSON; see docs/formats.md");
  llvm::Expected<Binding> B = bindingFromJson(J);
  if (!B)
    return fail(Code::Input, Path + ": " + llvm::toString(B.takeError()));
  B->Path = Path.str();
  return B;
}

} // namespace crinn::passes
