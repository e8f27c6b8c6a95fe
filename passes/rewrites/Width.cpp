//===- Width.cpp - the beam width as a search names it --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Width.h"
#include "passes/model/Sites.h"
#include "passes/rewrites/Allocation.h"

#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace crinn::passes {

const ValueDecl *widthIn(const ParsedUnit &U, const BestFirst &B) {
  const ValueDecl *Member = nullptr;
  for (const NamedIdiom &N : modelOf(U).Idioms) {
    if (N.Found.Kind != IdiomKind::Ef)
      continue;
    const ValueDecl *D = N.Found.Roles.front().Decl;
    if (!D || !D->getType()->isIntegerType() ||
        !names(B.Function->getBody(), D))
      continue;
    if (D->getDeclContext() == B.Function && isa<ParmVarDecl>(D))
      return D;
    const auto *M = dyn_cast<CXXMethodDecl>(B.Function);
    if (isa<FieldDecl>(D) && M && D->getDeclContext() == M->getParent() &&
        !M->isStatic())
      Member = D;
  }
  return Member;
}

} // namespace crinn::passes
