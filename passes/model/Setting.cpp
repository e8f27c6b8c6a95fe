//===- Setting.cpp - the value of a tunable, and what it may be -----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Setting.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Stmt.h"

#include <algorithm>

using namespace clang;

namespace crinn::passes {

llvm::StringRef nameOf(Steers S) {
  switch (S) {
  case Steers::Ef:
    return "ef";
  case Steers::Degree:
    return "degree";
  case Steers::Prefetch:
    return "prefetch";
  case Steers::Locality:
    return "locality";
  }
  llvm_unreachable("all are above");
}

std::optional<Steers> steersNamed(llvm::StringRef Name) {
  for (Steers S :
       {Steers::Ef, Steers::Degree, Steers::Prefetch, Steers::Locality})
    if (nameOf(S) == Name)
      return S;
  return std::nullopt;
}

static const Expr *returned(const FunctionDecl *F) {
  const auto *B = dyn_cast_or_null<CompoundStmt>(F->getBody());
  const auto *R =
      B && B->size() == 1 ? dyn_cast<ReturnStmt>(B->body_front()) : nullptr;
  return R ? R->getRetValue() : nullptr;
}

const Expr *valueOf(const ValueDecl *D) {
  const Expr *E = nullptr;
  if (const auto *P = dyn_cast<ParmVarDecl>(D))
    E = P->hasDefaultArg() && !P->hasUninstantiatedDefaultArg()
            ? P->getDefaultArg()
            : nullptr;
  else if (const auto *F = dyn_cast<FieldDecl>(D))
    E = F->getInClassInitializer();
  else if (const auto *V = dyn_cast<VarDecl>(D))
    E = V->getInit();
  else if (const auto *F = dyn_cast<FunctionDecl>(D))
    E = returned(F);
  E = E ? bare(E) : nullptr;
  if (const auto *L = dyn_cast_or_null<InitListExpr>(E);
      L && L->getNumInits() == 1)
    E = bare(L->getInit(0));
  return E;
}

/// The upper ends only keep slips of the hand out: no list, beam or prefetch of
/// the libraries in docs/held-out.md comes near them. The lower end of a
/// prefetch is 1 since a default of 0 stands for another value, and is no
/// tunable any more.
static Range rangeOf(Steers S) {
  switch (S) {
  case Steers::Ef:
    return {1, 1 << 24};
  case Steers::Degree:
    return {1, 1 << 16};
  case Steers::Prefetch:
    return {1, 1 << 12};
  case Steers::Locality: // as the compiler demands
    return {0, 3};
  }
  llvm_unreachable("all are above");
}

std::optional<Range> rangeOf(const ASTContext &Ctx, const ValueDecl *D,
                             Steers S) {
  const auto *F = dyn_cast<FunctionDecl>(D);
  QualType T = (F ? F->getReturnType() : D->getType()).getNonReferenceType();
  if (T->isDependentType() || !T->isIntegerType() || T->isBooleanType() ||
      T->isEnumeralType())
    return std::nullopt;
  Range R = rangeOf(S);
  unsigned Bits = Ctx.getIntWidth(T) - T->isSignedIntegerType();
  if (Bits < 32)
    R.Max = std::min<int64_t>(R.Max, (int64_t(1) << Bits) - 1);
  return R;
}

} // namespace crinn::passes
