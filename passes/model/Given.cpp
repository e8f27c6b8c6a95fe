//===- Given.cpp - what calls are given, and may change -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Given.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

bool onlyHandsOut(const CXXMethodDecl *M) {
  for (const NamedDecl *D : M->getParent()->lookup(M->getDeclName()))
    if (const auto *Twin = dyn_cast<CXXMethodDecl>(D);
        Twin && Twin->isConst() && Twin->getNumParams() == M->getNumParams())
      return true;
  return false;
}

} // namespace

bool readsObject(const FunctionDecl *F) {
  const auto *M = dyn_cast_or_null<CXXMethodDecl>(F);
  return M && (M->isConst() || M->isStatic() || onlyHandsOut(M));
}

QualType parameterOf(const CallExpr *C, const FunctionDecl *F, unsigned I) {
  if (F)
    return I < F->getNumParams() ? F->getParamDecl(I)->getType() : QualType();
  QualType T = C->getCallee()->getType();
  if (T->isPointerType())
    T = T->getPointeeType();
  const auto *Proto = T->getAs<FunctionProtoType>();
  return Proto && I < Proto->getNumParams() ? Proto->getParamType(I)
                                            : QualType();
}

bool onlyReads(QualType T) {
  if (T.isNull() || T->isDependentType())
    return false;
  if (T->isReferenceType() || T->isPointerType())
    return T->getPointeeType().isConstQualified();
  return true;
}

bool handsOver(const Expr *A) {
  A = A->IgnoreParenImpCasts();
  QualType T = A->getType();
  if (T->isPointerType() ? T->getPointeeType().isConstQualified()
                         : T.isConstQualified())
    return false;
  if (const auto *U = dyn_cast<UnaryOperator>(A))
    return U->getOpcode() == UO_AddrOf || U->getOpcode() == UO_Deref;
  if (const auto *C = dyn_cast<CallExpr>(A))
    return !T->isDependentType() && (A->isGLValue() || T->isPointerType()) &&
           calleeOf(C).Object;
  if (isa<BinaryOperator>(A))
    return T->isPointerType();
  return isa<DeclRefExpr, MemberExpr, CXXDependentScopeMemberExpr,
             ArraySubscriptExpr>(A);
}

bool isConstant(const Expr *E) {
  const auto *V = dyn_cast_or_null<VarDecl>(variableOf(E));
  return V && V->hasGlobalStorage() && V->getType().isConstQualified() &&
         V->getType()->isArithmeticType();
}

const Expr *sourceOf(const Expr *A) {
  const auto *C = dyn_cast<CXXConstructExpr>(bare(A));
  while (C && C->getConstructor()->isCopyOrMoveConstructor()) {
    A = C->getArg(0);
    C = dyn_cast<CXXConstructExpr>(bare(A));
  }
  return A;
}

} // namespace crinn::passes
