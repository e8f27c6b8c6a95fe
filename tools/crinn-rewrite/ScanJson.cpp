//===- ScanJson.cpp - a scan for programs ---------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-rewrite/ScanOutput.h"

using nlohmann::json;

namespace crinn::rewrite {

static json toJson(const passes::Miss &M) {
  json Out = {{"idiom", M.Idiom},
              {"function", M.Function},
              {"file", M.File},
              {"line", M.Line},
              {"modules", M.Modules},
              {"missing", json::array()},
              {"roles", M.Roles.is_null() ? json::object() : M.Roles}};
  for (const passes::Miss::Lack &K : M.Missing) {
    json One = {{"role", K.Role}};
    if (!K.Seen.empty()) {
      One["seen"] = K.Seen;
      One["line"] = K.Line;
    }
    if (!K.Why.empty())
      One["why"] = K.Why;
    Out["missing"].push_back(std::move(One));
  }
  return Out;
}

static json toJson(const passes::Site &S) {
  json Out = {{"id", S.Id},      {"idiom", S.Idiom}, {"function", S.Function},
              {"file", S.File},  {"line", S.Line},   {"modules", S.Modules},
              {"roles", S.Roles}};
  if (S.Stated)
    Out["stated"] = true;
  return Out;
}

void printJson(llvm::raw_ostream &OS, const ScanResult &R) {
  json Out = {{"format", "crinn-scan-1"},
              {"sites", json::array()},
              {"near_misses", json::array()}};
  for (const passes::Site &S : R.Sites)
    Out["sites"].push_back(toJson(S));
  for (const passes::Miss &M : R.Misses)
    Out["near_misses"].push_back(toJson(M));
  // ASCII alone: a terminal that shows it is safe, too.
  OS << Out.dump(2, ' ', /*ensure_ascii=*/true, json::error_handler_t::replace)
     << "\n";
}

} // namespace crinn::rewrite
