//===- Naming.cpp - names for inserted variables --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Naming.h"

#include "llvm/ADT/StringExtras.h"

namespace crinn::passes {

Names::Names(const Macros &Defined, llvm::StringRef Code,
             llvm::StringRef Like) {
  forEachToken(Code, [&](clang::Token, llvm::StringRef Text) {
    addTextOf(Defined, Text.str());
  });
  for (const auto &[Name, Words] : Defined)
    Taken.insert(Name);
  if (!Like.empty() && llvm::isUpper(Like[0]))
    Case = Upper;
  else if (!Like.contains('_') && llvm::any_of(Like, llvm::isUpper))
    Case = Camel;
}

void Names::addTextOf(const Macros &Defined, const std::string &Word) {
  auto M = Defined.find(Word);
  if (Taken.insert(Word).second && M != Defined.end())
    for (const std::string &Inner : M->second)
      addTextOf(Defined, Inner);
}

std::string Names::fresh(llvm::StringRef Words) const {
  std::string Name;
  bool Raise = Case == Upper;
  for (char C : Words) {
    if (C == '_' && Case != Snake) {
      Raise = true;
      continue;
    }
    Name += Raise ? llvm::toUpper(C) : C;
    Raise = false;
  }
  std::string Free = Name;
  for (unsigned N = 2; Taken.count(Free); ++N)
    Free = Name + std::to_string(N);
  return Free;
}

} // namespace crinn::passes
