//===- ItemRoles.cpp - containers and elements as scan shows them ---------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/ItemRoles.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {

/// The variable that `list`, `list.ids` or `list->ids` begins with.
static const ValueDecl *rootOf(const Expr *E) {
  E = core(E);
  const Expr *Base = nullptr;
  if (const auto *M = dyn_cast<MemberExpr>(E))
    Base = M->getBase();
  else if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E);
           M && !M->isImplicitAccess())
    Base = M->getBase();
  return Base ? rootOf(Base) : variableOf(E);
}

Bound containerRole(const char *Role, const FunctionDecl *F, const Expr *E,
                    bool Whole) {
  const ValueDecl *V = Whole ? variableOf(E) : rootOf(E);
  const auto *Var = dyn_cast_or_null<VarDecl>(V);
  bool Mine = V && isa<VarDecl, BindingDecl>(V) &&
              !(Var && Var->hasGlobalStorage()) &&
              F->Encloses(V->getDeclContext());
  return Mine ? Bound{Role, nullptr, V} : Bound{Role, E, nullptr};
}

/// The element where it is used: `if (ids[i] < 0) break;` asks for the list's
/// end.
static const Expr *usedElement(const Item &I) {
  const Expr *Used = nullptr;
  walk(I.Loop, [&](const Stmt *N) {
    const auto *B = dyn_cast<BinaryOperator>(N);
    if (Used || (B && B->isComparisonOp() &&
                 (isLiteral(B->getLHS()) || isLiteral(B->getRHS()))))
      return false;
    const auto *E = dyn_cast<Expr>(N);
    Element L = E && bare(E) == E ? elementIn(E) : Element();
    if (L.Base && I.Index && variableOf(L.Index) == I.Index &&
        placeOf(L.Base) == placeOf(I.Container))
      Used = E;
    return true;
  });
  return Used ? Used : I.Written;
}

Bound elementRole(const char *Role, const Item &I, const Stmt *User) {
  if (!I.Var)
    return {Role, usedElement(I), nullptr};
  const auto *D = dyn_cast<DecompositionDecl>(I.Var);
  if (!D)
    return {Role, nullptr, I.Var};
  for (const BindingDecl *B : D->bindings())
    if (mentions(User, B))
      return {Role, nullptr, B};
  return {Role, nullptr, D->bindings().front()};
}

} // namespace crinn::passes
