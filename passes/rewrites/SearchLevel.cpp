//===- SearchLevel.cpp - the level that a search is told ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SearchLevel.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The parameter that \p Cond compares with 0, or takes for a truth value.
const ParmVarDecl *comparedWithZero(const Expr *Cond) {
  Cond = bare(Cond);
  if (const auto *N = dyn_cast<UnaryOperator>(Cond);
      N && N->getOpcode() == UO_LNot)
    Cond = bare(N->getSubExpr());
  if (const auto *Op = dyn_cast<BinaryOperator>(Cond)) {
    const auto *Zero = dyn_cast<IntegerLiteral>(bare(Op->getRHS()));
    bool Tells = Op->isEqualityOp() || Op->getOpcode() == BO_GT;
    Cond = Tells && Zero && Zero->getValue() == 0 ? bare(Op->getLHS()) : Cond;
  }
  return dyn_cast_or_null<ParmVarDecl>(variableOf(Cond));
}

/// An integer by value that the function does not change.
bool isFixedInteger(const ParmVarDecl *P, const FunctionDecl *F) {
  QualType T = P->getType();
  if (P->getDeclContext() != F || T->isDependentType() || !T->isIntegerType() ||
      T->isBooleanType() || T->isEnumeralType() || T.isVolatileQualified())
    return false;
  bool Changes = false;
  walk(F->getBody(), [&](const Stmt *S) {
    const Expr *Target = nullptr;
    if (const auto *N = dyn_cast<UnaryOperator>(S);
        N && (N->isIncrementDecrementOp() || N->getOpcode() == UO_AddrOf))
      Target = N->getSubExpr();
    else if (const auto *Op = dyn_cast<BinaryOperator>(S);
             Op && Op->isAssignmentOp())
      Target = Op->getLHS();
    Changes |= Target && variableOf(Target) == P;
    return !Changes;
  });
  return !Changes;
}

} // namespace

const ParmVarDecl *levelOf(const BestFirst &B) {
  VarSet Levels;
  walk(B.Loop, [&](const Stmt *S) {
    const Expr *Cond = nullptr;
    const Stmt *Then = nullptr, *Else = nullptr;
    if (const auto *I = dyn_cast<IfStmt>(S)) {
      Cond = I->getCond();
      Then = I->getThen();
      Else = I->getElse();
    } else if (const auto *C = dyn_cast<ConditionalOperator>(S)) {
      Cond = C->getCond();
      Then = C->getTrueExpr();
      Else = C->getFalseExpr();
    }
    const ParmVarDecl *P = Cond && Else ? comparedWithZero(Cond) : nullptr;
    if (P && isFixedInteger(P, B.Function) &&
        mentions(Then, P) != mentions(Else, P))
      Levels.insert(P);
    return true;
  });
  return Levels.size() == 1 ? cast<ParmVarDecl>(*Levels.begin()) : nullptr;
}

} // namespace crinn::passes
