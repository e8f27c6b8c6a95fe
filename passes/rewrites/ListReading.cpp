//===- ListReading.cpp - may a neighbour list be read ahead? --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/ListReading.h"
#include "passes/model/Facts.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The element that a value is, below members and casts.
const Expr *withoutMembers(const Expr *E) {
  for (E = bare(E);;) {
    if (const auto *M = dyn_cast<MemberExpr>(E); M && !M->isImplicitAccess())
      E = bare(M->getBase());
    else if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E);
             M && !M->isImplicitAccess())
      E = bare(M->getBase());
    else
      return E;
  }
}

/// \p Index once, as a summand, and nowhere else in \p Sum.
bool isSumWith(const Expr *Sum, const VarDecl *Index) {
  llvm::SmallVector<const Expr *, 4> Open = {Sum}, Terms;
  while (!Open.empty()) {
    const Expr *E = bare(Open.pop_back_val());
    const auto *B = dyn_cast<BinaryOperator>(E);
    if (B && B->getOpcode() == BO_Add) {
      Open.push_back(B->getLHS());
      Open.push_back(B->getRHS());
    } else {
      Terms.push_back(E);
    }
  }
  unsigned Once = 0;
  for (const Expr *T : Terms) {
    if (variableOf(T) == Index)
      ++Once;
    else if (mentions(T, Index))
      return false;
  }
  return Once == 1;
}

} // namespace

bool countsWithIndex(const Expr *Init, const VarDecl *Index) {
  const Expr *E = withoutMembers(Init);
  if (const auto *U = dyn_cast<UnaryOperator>(E);
      U && U->getOpcode() == UO_Deref)
    // A pointer that walks the list is no index.
    return !Index->getType()->isPointerType() &&
           variableOf(U->getSubExpr()) != Index &&
           isSumWith(U->getSubExpr(), Index);
  Element L = elementOf(E);
  if (!L.Base || mentions(L.Base, Index) || !isSumWith(L.Index, Index))
    return false;
  const auto *C = dyn_cast<CallExpr>(E);
  return !C || isa<CXXOperatorCallExpr>(C) || C->getNumArgs() < 2 ||
         !mentions(C->getArg(0), Index);
}

static bool leaves(const Stmt *S, llvm::ArrayRef<const Stmt *> Known,
                   bool OfOther) {
  if (!S || llvm::is_contained(Known, S) || isa<LambdaExpr>(S))
    return false;
  if (isa<ReturnStmt, GotoStmt>(S) || (isa<BreakStmt>(S) && !OfOther))
    return true;
  OfOther |= isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt, SwitchStmt>(S);
  return llvm::any_of(S->children(),
                      [&](const Stmt *C) { return leaves(C, Known, OfOther); });
}

bool leavesEarly(const NeighbourLoop &L, llvm::ArrayRef<const Stmt *> Known) {
  return leaves(L.Body, Known, false);
}

bool hasOtherTests(const NeighbourLoop &L, const Expr *Visited) {
  bool Found = false;
  walk(L.Body, [&](const Stmt *S) {
    const auto *I = dyn_cast<IfStmt>(S);
    if (!I || I->getCond() == Visited || !mentions(I->getCond(), L.Neighbour) ||
        !(isBreak(I->getThen()) || isContinue(I->getThen())))
      return !Found;
    const auto *B = dyn_cast<BinaryOperator>(bare(I->getCond()));
    bool Plain = B && B->isComparisonOp() &&
                 (variableOf(B->getLHS()) == L.Neighbour ||
                  variableOf(B->getRHS()) == L.Neighbour);
    Found |= !Plain;
    return !Found;
  });
  return Found;
}

} // namespace crinn::passes
