//===- Result.cpp - a verified change as a variant ------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/apply/Applier.h"

#include "passes/model/Modules.h"
#include "passes/source/Hash.h"

namespace crinn::passes {

size_t claimed(llvm::StringRef Class) {
  constexpr llvm::StringRef All[] = {"exact", "exact-up-to-rounding", "recall",
                                     "curve"};
  return llvm::find(All, Class) - std::begin(All);
}

llvm::Expected<Variant> Applier::result() {
  Variant V;
  V.Class = "exact";
  V.Abi = "kept";
  V.Stage = Done.empty() ? "search" : Done.front().R->info().Stage;
  std::string Titles;
  bool Anywhere = false;
  for (const auto &[S, R, Site, Is] : Done) {
    RewriteInfo I = R->info();
    if (claimed(Is.Class) > claimed(V.Class))
      V.Class = Is.Class;
    Anywhere |= Is.Anywhere;
    if (I.Abi != "kept")
      V.Abi = I.Abi;
    std::string T = R->titleAt(S.Site, S.Params);
    if (Titles.find(T) == std::string::npos)
      Titles += (Titles.empty() ? "" : "; ") + T;
    V.Applied.Steps.push_back(S);
  }
  V.Title = Titles;
  for (const auto &[Path, Text] : Changed) {
    llvm::Expected<std::string> Old = original(Path);
    if (!Old)
      return Old.takeError();
    V.Applied.Base[Path] = sha256(*Old);
    if (*Old != Text)
      V.Files.push_back({Path, *Old, Text, Trails.at(Path).hunks(*Old)});
  }
  V.Functions.assign(FunctionNames.begin(), FunctionNames.end());
  std::set<std::string> Modules;
  ModuleMap Reached = modulesByAdapter(Calls);
  // None named: all may be reached.
  if (Anywhere)
    return V;
  for (const std::string &F : Said.Functions)
    Modules.insert(Reached[F].begin(), Reached[F].end());
  V.Modules.assign(Modules.begin(), Modules.end());
  return V;
}

} // namespace crinn::passes
