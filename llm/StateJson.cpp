//===- StateJson.cpp - states as documents --------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/StateJson.h"

#include "passes/source/Failure.h"

using nlohmann::json;

namespace crinn::llm {

static constexpr const char *Format = "crinn-state-1";

json toJson(const State &S) {
  json Sites = json::array(), Rewrites = json::array();
  for (const passes::Site &Site : S.Sites)
    Sites.push_back({{"id", Site.Id},
                     {"idiom", Site.Idiom},
                     {"function", Site.Function},
                     {"file", Site.File},
                     {"line", Site.Line},
                     {"modules", Site.Modules},
                     {"roles", Site.Roles}});
  for (const passes::RewriteInfo &R : S.Rewrites) {
    json Params = json::array();
    for (const passes::ParamSpec &P : R.Params)
      Params.push_back({{"name", P.Name},
                        {"help", P.Help},
                        {"min", P.Min},
                        {"max", P.Max},
                        {"default", P.Default ? json(*P.Default) : json()}});
    Rewrites.push_back({{"name", R.Name},
                        {"summary", R.Summary},
                        {"class", R.Class},
                        {"stage", R.Stage},
                        {"abi", R.Abi},
                        {"default", R.Default},
                        {"idiom", R.Idiom},
                        {"params", Params}});
  }
  return {{"format", Format},     {"stage", S.Stage},     {"sites", Sites},
          {"rewrites", Rewrites}, {"base", json(S.Base)}, {"floor", S.Floor}};
}

namespace {

/// Reads fields; the first that is missing or of another type is remembered.
class Reader {
public:
  template <typename T> void read(const json &J, const char *Key, T &Into) {
    if (!J.is_object() || !J.contains(Key) || !fits(J[Key], Into)) {
      if (Wrong.empty())
        Wrong = Key;
      return;
    }
    Into = J[Key].get<T>();
  }
  std::string Wrong;

private:
  static bool fits(const json &J, const std::string &) { return J.is_string(); }
  static bool fits(const json &J, const bool &) { return J.is_boolean(); }
  static bool fits(const json &J, const double &) { return J.is_number(); }
  static bool fits(const json &J, const int64_t &) {
    return J.is_number_integer();
  }
  static bool fits(const json &J, const unsigned &) {
    return J.is_number_unsigned();
  }
  static bool fits(const json &, const json &) { return true; }
  static bool fits(const json &J, const std::vector<json> &) {
    return J.is_array();
  }
  static bool fits(const json &J, const std::vector<std::string> &) {
    return J.is_array() && allTexts(J);
  }
  static bool fits(const json &J, const std::map<std::string, std::string> &) {
    return J.is_object() && allTexts(J);
  }
  static bool allTexts(const json &J) {
    for (const json &Item : J)
      if (!Item.is_string())
        return false;
    return true;
  }
};

} // namespace

llvm::Expected<State> stateFromJson(const json &J) {
  Reader R;
  State S;
  std::string Version;
  std::vector<json> Sites, Rewrites;
  R.read(J, "format", Version);
  if (Version != Format)
    return passes::fail(passes::Code::Input,
                        "state: not a crinn-state-1; see docs/formats.md");
  R.read(J, "stage", S.Stage);
  R.read(J, "base", S.Base);
  R.read(J, "floor", S.Floor);
  R.read(J, "sites", Sites);
  R.read(J, "rewrites", Rewrites);
  for (const json &Item : Sites) {
    passes::Site &Site = S.Sites.emplace_back();
    R.read(Item, "id", Site.Id);
    R.read(Item, "idiom", Site.Idiom);
    R.read(Item, "function", Site.Function);
    R.read(Item, "file", Site.File);
    R.read(Item, "line", Site.Line);
    R.read(Item, "modules", Site.Modules);
    R.read(Item, "roles", Site.Roles);
  }
  for (const json &Item : Rewrites) {
    passes::RewriteInfo Info{};
    std::vector<json> Params;
    R.read(Item, "name", Info.Name);
    R.read(Item, "summary", Info.Summary);
    R.read(Item, "class", Info.Class);
    R.read(Item, "stage", Info.Stage);
    R.read(Item, "abi", Info.Abi);
    R.read(Item, "default", Info.Default);
    R.read(Item, "idiom", Info.Idiom);
    R.read(Item, "params", Params);
    for (const json &One : Params) {
      passes::ParamSpec P{};
      R.read(One, "name", P.Name);
      R.read(One, "help", P.Help);
      R.read(One, "min", P.Min);
      R.read(One, "max", P.Max);
      if (json Default; R.read(One, "default", Default), !Default.is_null())
        R.read(One, "default", P.Default.emplace());
      if (P.Default && (P.Min > *P.Default || *P.Default > P.Max))
        R.Wrong = "default";
      Info.Params.push_back(std::move(P));
    }
    S.Rewrites.push_back(std::move(Info));
  }
  if (!R.Wrong.empty())
    return passes::fail(passes::Code::Input,
                        "state: field '" + R.Wrong +
                            "' is missing or malformed; see docs/formats.md");
  return S;
}

} // namespace crinn::llm
