//===- BindingOf.cpp - what was found, as what one could state ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/Passes.h"
#include "passes/model/RoleTable.h"

#include <tuple>

namespace crinn::passes {

Binding bindingOf(const std::vector<Site> &Sites) {
  Binding Out;
  std::map<std::tuple<std::string, std::string, std::string, unsigned>,
           std::vector<size_t>>
      AtOnePlace;
  for (const Site &S : Sites) {
    IdiomKind K = *idiomNamed(S.Idiom);
    // A place alone that scan finds by itself says nothing.
    if (rolesOf(K).empty() && !S.Stated)
      continue;
    StatedIdiom I;
    I.Idiom = S.Idiom;
    llvm::StringRef Id = S.Id;
    I.Function = Id.split('@').second.rsplit('#').first.str();
    I.File = S.File;
    I.Line = S.Line;
    for (const auto &[Name, List] : S.Roles.items())
      if (roleNamed(K, Name))
        for (const nlohmann::json &R : List)
          I.Roles[Name].push_back({R["source"], R["line"], R["column"]});
    AtOnePlace[{I.Idiom, I.Function, I.File, I.Line}].push_back(
        Out.Idioms.size());
    Out.Idioms.push_back(std::move(I));
  }
  for (const auto &[Place, Indices] : AtOnePlace)
    for (size_t N = 0; Indices.size() > 1 && N < Indices.size(); ++N)
      Out.Idioms[Indices[N]].Ordinal = N;
  return Out;
}

} // namespace crinn::passes
