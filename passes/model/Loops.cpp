//===- Loops.cpp - the parts of a loop ------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Facts.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace crinn::passes {

const Expr *conditionOf(const Stmt *Loop) {
  if (const auto *S = dyn_cast<ForStmt>(Loop))
    return S->getCond();
  if (const auto *S = dyn_cast<WhileStmt>(Loop))
    return S->getCond();
  if (const auto *S = dyn_cast<DoStmt>(Loop))
    return S->getCond();
  return nullptr;
}

const Stmt *bodyOf(const Stmt *Loop) {
  if (const auto *S = dyn_cast<ForStmt>(Loop))
    return S->getBody();
  if (const auto *S = dyn_cast<WhileStmt>(Loop))
    return S->getBody();
  if (const auto *S = dyn_cast<DoStmt>(Loop))
    return S->getBody();
  if (const auto *S = dyn_cast<CXXForRangeStmt>(Loop))
    return S->getBody();
  return Loop;
}

const VarDecl *inductionOf(const Stmt *Loop) {
  const auto *S = dyn_cast<ForStmt>(Loop);
  const auto *Inc =
      S && S->getInc() ? dyn_cast<UnaryOperator>(bare(S->getInc())) : nullptr;
  if (!Inc || !Inc->isIncrementOp())
    return nullptr;
  return dyn_cast_or_null<VarDecl>(variableOf(Inc->getSubExpr()));
}

VarSet movedBy(const Stmt *Loop) {
  VarSet Out;
  auto Note = [&](const Stmt *N) {
    const Expr *Target = nullptr;
    if (const auto *U = dyn_cast<UnaryOperator>(N);
        U && U->isIncrementDecrementOp())
      Target = U->getSubExpr();
    else if (const auto *B = dyn_cast<CompoundAssignOperator>(N))
      Target = B->getLHS();
    else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(N);
             O && (O->getOperator() == OO_PlusPlus ||
                   O->getOperator() == OO_PlusEqual))
      Target = O->getArg(0);
    if (const ValueDecl *V = variableOf(Target))
      Out.insert(V);
    return true;
  };
  if (const auto *F = dyn_cast<ForStmt>(Loop); F && F->getInc())
    walk(F->getInc(), Note);
  else if (isa<WhileStmt, DoStmt, ForStmt>(Loop))
    walk(bodyOf(Loop), Note);
  return Out;
}

bool isBreak(const Stmt *S) {
  if (const auto *C = dyn_cast_or_null<CompoundStmt>(S))
    return C->size() == 1 && isBreak(C->body_front());
  return isa_and_nonnull<BreakStmt>(S);
}

bool leaves(const Stmt *S) {
  if (const auto *C = dyn_cast<CompoundStmt>(S))
    return !C->body_empty() && leaves(C->body_back());
  return isa<BreakStmt, ReturnStmt>(S);
}

bool isContinue(const Stmt *S) {
  if (const auto *C = dyn_cast_or_null<CompoundStmt>(S))
    return C->size() == 1 && isContinue(C->body_front());
  return isa_and_nonnull<ContinueStmt>(S);
}

} // namespace crinn::passes
