//===- Effects.cpp - what statements read and write -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Effects.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// True if we know that parameter \p I of the call cannot be written through.
bool readsArgument(const FunctionDecl *F, unsigned I) {
  if (!F || I >= F->getNumParams())
    return false;
  QualType T = F->getParamDecl(I)->getType();
  if (T->isDependentType())
    return false;
  if (T->isReferenceType() || T->isPointerType())
    return T->getPointeeType().isConstQualified();
  return true;
}

/// True if the argument's own storage is handed over: `v`, `a.b`, `&v`; not
/// `-v`, `v + 1` or `(T)v`.
bool handsOver(const Expr *A) {
  A = A->IgnoreParenImpCasts();
  if (const auto *U = dyn_cast<UnaryOperator>(A))
    return U->getOpcode() == UO_AddrOf;
  return isa<DeclRefExpr, MemberExpr, CXXDependentScopeMemberExpr,
             ArraySubscriptExpr>(A);
}

void addCall(const CallExpr *C, Effects &E) {
  Callee R = calleeOf(C);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(R.Decl);
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(C);
  if (R.Object && !(Method && Method->isConst()) && !Op)
    E.Writes.insert(placeOf(R.Object));
  if (Op && !(Method && Method->isConst()) &&
      (Op->isAssignmentOp() || Op->getOperator() == OO_Call ||
       Op->getOperator() == OO_PlusPlus || Op->getOperator() == OO_MinusMinus))
    E.Writes.insert(placeOf(Op->getArg(0)));
  if (Op)
    return;
  for (unsigned I = 0; I < C->getNumArgs(); ++I)
    if (!readsArgument(R.Decl, I) && handsOver(C->getArg(I)))
      E.Writes.insert(placeOf(C->getArg(I)));
}

} // namespace

void Effects::add(const Stmt *S) {
  walk(S, [&](const Stmt *N) {
    if (const auto *B = dyn_cast<BinaryOperator>(N); B && B->isAssignmentOp())
      Writes.insert(placeOf(B->getLHS()));
    if (const auto *U = dyn_cast<UnaryOperator>(N);
        U && U->isIncrementDecrementOp())
      Writes.insert(placeOf(U->getSubExpr()));
    if (const auto *C = dyn_cast<CallExpr>(N))
      addCall(C, *this);
    if (const auto *E = dyn_cast<Expr>(N);
        E && isa<DeclRefExpr, MemberExpr, CXXDependentScopeMemberExpr>(E) &&
        !E->getType()->isFunctionType())
      Reads.insert(placeOf(E));
    return true;
  });
  Reads.erase("");
  Writes.erase("");
}

std::string common(const std::set<std::string> &A,
                   const std::set<std::string> &B) {
  for (const std::string &X : A)
    for (const std::string &Y : B)
      if (overlaps(X, Y))
        return X;
  return "";
}

} // namespace crinn::passes
