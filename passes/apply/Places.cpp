//===- Places.cpp - the sites of a unit, for the rewrites -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/apply/Places.h"
#include "passes/model/Sites.h"
#include "passes/source/Suppression.h"

namespace crinn::passes {

std::string functionSite(llvm::StringRef Signature) {
  return ("function@" + Signature + "#0").str();
}

std::string signatureIn(llvm::StringRef Id) {
  return Id.split('@').second.rsplit('#').first.str();
}

std::vector<Place> placesOf(const ParsedUnit &U,
                            const std::set<IdiomKind> &Kinds) {
  std::vector<Place> Out;
  // The searches alone cost less than the whole model.
  if (Kinds.count(IdiomKind::BestFirst))
    for (NamedSearch &N : searchesOf(U)) {
      Idiom Found = idiomOf(U, N.Search);
      Out.push_back({N.Id, std::move(Found),
                     std::make_shared<BestFirst>(std::move(N.Search))});
    }
  if (Kinds.count(IdiomKind::Function))
    for (const clang::FunctionDecl *F : functionsOf(U)) {
      Idiom Found{IdiomKind::Function, F, F->getLocation(), {}};
      Out.push_back({functionSite(signatureOf(F)), std::move(Found), nullptr});
    }
  if (Kinds.size() ==
      Kinds.count(IdiomKind::BestFirst) + Kinds.count(IdiomKind::Function))
    return Out;
  for (NamedIdiom &N : modelOf(U).Idioms)
    if (N.Found.Kind != IdiomKind::BestFirst && Kinds.count(N.Found.Kind))
      Out.push_back({N.Id, std::move(N.Found), nullptr});
  return Out;
}

std::vector<clang::SourceLocation> suppressiblePlaces(const Place &At) {
  std::vector<clang::SourceLocation> Where = {At.Found.At};
  if (At.Search)
    for (const clang::Stmt *L : {At.Search->Expand.Loop, At.Search->Score.Loop})
      if (L)
        Where.push_back(L->getBeginLoc());
  return Where;
}

bool isSuppressed(const ParsedUnit &U, const Place &At,
                  llvm::StringRef Rewrite) {
  return llvm::any_of(suppressiblePlaces(At), [&](clang::SourceLocation L) {
    auto [F, Offset] = U.sources().getDecomposedExpansionLoc(L);
    return isSuppressed(U.sources().getBufferData(F), Offset, Rewrite);
  });
}

} // namespace crinn::passes
