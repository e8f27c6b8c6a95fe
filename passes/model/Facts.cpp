//===- Facts.cpp - what a function defines, calls and tests, by loop ------===//
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
namespace {

bool isLoop(const Stmt *S) {
  return isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
}

class Walker {
public:
  explicit Walker(Facts &F) : F(F) {}

  void visit(const Stmt *S, const Stmt *Loop) {
    if (!S)
      return;
    if (isLoop(S)) {
      F.Loops.push_back(S);
      F.Outer[S] = Loop;
      Loop = S;
    }
    note(S, Loop);
    if (const auto *R = dyn_cast<CXXForRangeStmt>(S)) {
      // Not the implicit begin and end variables.
      visit(R->getRangeInit(), F.Outer[S]);
      visit(R->getBody(), S);
      return;
    }
    for (const Stmt *C : S->children())
      visit(C, Loop);
  }

private:
  void note(const Stmt *S, const Stmt *Loop) {
    if (const auto *D = dyn_cast<DeclStmt>(S)) {
      for (const Decl *One : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(One); V && V->getInit())
          F.Definitions.push_back({V, V->getInit(), Loop, D, false});
    } else if (const auto *R = dyn_cast<CXXForRangeStmt>(S)) {
      F.Definitions.push_back(
          {R->getLoopVariable(), R->getRangeInit(), S, nullptr, true});
    } else if (const auto *B = dyn_cast<BinaryOperator>(S);
               B && B->isAssignmentOp()) {
      const auto *V = dyn_cast_or_null<VarDecl>(variableOf(B->getLHS()));
      if (V)
        F.Definitions.push_back({V, B->getRHS(), Loop, nullptr, false});
      else
        F.Stores.push_back({B, Loop});
    } else if (const auto *C = dyn_cast<CallExpr>(S)) {
      F.Calls.push_back({C, Loop});
    } else if (const auto *I = dyn_cast<IfStmt>(S)) {
      F.Ifs.push_back({I, Loop});
    }
  }

  Facts &F;
};

} // namespace

bool Facts::inside(const Stmt *Inner, const Stmt *Outermost) const {
  for (; Inner; Inner = Outer.lookup(Inner))
    if (Inner == Outermost)
      return true;
  return false;
}

Facts factsOf(const Stmt *Body) {
  Facts F;
  Walker(F).visit(Body, nullptr);
  return F;
}

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
  return cast<CXXForRangeStmt>(Loop)->getBody();
}

const VarDecl *inductionOf(const Stmt *Loop) {
  const auto *S = dyn_cast<ForStmt>(Loop);
  const auto *Inc =
      S && S->getInc() ? dyn_cast<UnaryOperator>(bare(S->getInc())) : nullptr;
  if (!Inc || !Inc->isIncrementOp())
    return nullptr;
  return dyn_cast_or_null<VarDecl>(variableOf(Inc->getSubExpr()));
}

bool isBreak(const Stmt *S) {
  if (const auto *C = dyn_cast_or_null<CompoundStmt>(S))
    return C->size() == 1 && isBreak(C->body_front());
  return isa_and_nonnull<BreakStmt>(S);
}

bool isContinue(const Stmt *S) {
  if (const auto *C = dyn_cast_or_null<CompoundStmt>(S))
    return C->size() == 1 && isContinue(C->body_front());
  return isa_and_nonnull<ContinueStmt>(S);
}

} // namespace crinn::passes
