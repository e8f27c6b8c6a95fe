//===- Bounds.cpp - numbers that a loop compares with, and keeps ----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Bounds.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {

void addChanged(const Stmt *S, VarSet &Out) {
  walk(S, [&](const Stmt *N) {
    const ValueDecl *D = nullptr;
    if (const auto *U = dyn_cast<UnaryOperator>(N);
        U && U->isIncrementDecrementOp())
      D = namedBy(U->getSubExpr());
    else if (const auto *B = dyn_cast<CompoundAssignOperator>(N))
      D = namedBy(B->getLHS());
    if (D)
      Out.insert(D);
    return true;
  });
}

Bounds::Bounds(const FunctionView &V, const Stmt *Loop, const ValueSources &S)
    : V(V), Loop(Loop), S(S) {
  addChanged(Loop, Changed);
  for (const Definition &D : V.Fs.Definitions)
    if (V.Fs.inside(D.Loop, Loop))
      Changed.insert(D.Var);
}

bool Bounds::isFixed(const ValueDecl *D) const { return !Changed.contains(D); }

void Bounds::add(const Expr *E, const FunctionDecl *In) {
  for (const Carrier &C : S.carriers(E, In ? In : V.F, Follow::Value))
    if (!isa<FunctionDecl>(C.Decl) && (In || isFixed(C.Decl)))
      Out.push_back(C);
}

void Bounds::comparisonsIn(const Stmt *Where, Measure M) {
  walk(Where, [&](const Stmt *N) {
    const auto *B = dyn_cast<BinaryOperator>(N);
    if (!B || !B->isComparisonOp())
      return true;
    // `id == none` bounds nothing; `result.size() == ef` does.
    if (B->isEqualityOp() && !isa<CallExpr>(bare(B->getLHS())) &&
        !isa<CallExpr>(bare(B->getRHS())))
      return true;
    if (M(B->getLHS()))
      add(B->getRHS());
    else if (M(B->getRHS()))
      add(B->getLHS());
    return true;
  });
}

} // namespace crinn::passes
