//===- CalledWith.cpp - a callee's places as the caller's -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/CalledWith.h"
#include "passes/model/Given.h"
#include "passes/model/Handles.h"

#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// True if what such a parameter is bound to can be reached through it.
bool reaches(QualType T) {
  return T->isDependentType() || T->isReferenceType() || T->isPointerType() ||
         namesOthers(T);
}

/// True for `const float *`: the parameter is the callee's own and may move,
/// and nothing is written through it.
bool keepsNumbers(QualType T) {
  return T->isPointerType() && T->getPointeeType().isConstQualified() &&
         T->getPointeeType()->isArithmeticType();
}

bool within(const ValueDecl *V, const FunctionDecl *Def) {
  for (const DeclContext *D = V->getDeclContext(); D; D = D->getParent())
    if (D == Def)
      return true;
  return false;
}

void insert(const Names &N, const std::string &Suffix, Places &Into) {
  for (const std::string &P : N.Exact)
    Into.insert(P + Suffix);
  Into.insert(N.Whole.begin(), N.Whole.end());
}

} // namespace

void addInCaller(const Places &From, const FunctionDecl *Def,
                 const CalledWith &At, Done What, Places &Into) {
  const auto *M = dyn_cast<CXXMethodDecl>(Def);
  bool Lambda = M && M->getParent()->isLambda();
  for (llvm::StringRef P : From) {
    std::string Suffix = P.substr(P.find('.')).str();
    if (!P.contains('.'))
      Suffix.clear();
    const ValueDecl *V = localOf(P);
    if (P.starts_with("g") || (V && !within(V, Def)))
      Into.insert(P.str());
    if (const auto *Param = dyn_cast_or_null<ParmVarDecl>(V);
        Param && Param->getDeclContext() == Def) {
      unsigned I = Param->getFunctionScopeIndex();
      if (What == Done::Written && keepsNumbers(Param->getType()))
        continue;
      if (I < At.Args.size() && reaches(Param->getType()))
        insert(namesOf(sourceOf(At.Args[I])),
               namesOthers(Param->getType()) ? "" : Suffix, Into);
    } else if (P.starts_with("this")) {
      // The `this` of a lambda is the one around it.
      if (At.OnThis || Lambda)
        Into.insert(P.str());
      if (!At.OnThis)
        insert(At.Object, Lambda ? "" : Suffix, Into);
    } else if (Lambda && V && !within(V, Def)) {
      insert(At.Object, "", Into);
    }
  }
}

bool writesOnlyOwn(const Places &Written, const FunctionDecl *Def) {
  return llvm::all_of(Written, [&](llvm::StringRef P) {
    const ValueDecl *V = localOf(P);
    if (!V || !within(V, Def))
      return P.empty();
    const auto *Param = dyn_cast<ParmVarDecl>(V);
    return !Param || Param->getDeclContext() != Def ||
           !reaches(Param->getType()) || keepsNumbers(Param->getType());
  });
}

} // namespace crinn::passes
