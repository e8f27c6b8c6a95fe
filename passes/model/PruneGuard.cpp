//===- PruneGuard.cpp - what the inner loop finds decides
//------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A flag, an index that stopped early, a lambda's value or a jump carries the
/// inner loop's answer to the insert.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Pruning.h"

#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace crinn::passes {

bool Pruning::guarded() const {
  if (jumpsOver())
    return true;
  Values Told;
  for (const ValueDecl *Var : Flags)
    Told.add(Var);
  for (const ValueDecl *Var : indicesOf(E))
    Told.add(Var);
  for (const Definition &D : Fs.Definitions)
    if (D.Loop == L && contains(D.Value, E))
      Told.add(D.Var);
  for (auto [I, Loop] : Fs.Ifs) {
    bool Asks = Told.in(I->getCond()) || contains(I->getCond(), E) ||
                callsInner(I->getCond());
    if (Loop != L || !Asks)
      continue;
    if (isContinue(I->getThen()))
      return true;
    for (const Expr *At : Inserts)
      if (contains(I, At))
        return true;
  }
  return false;
}

bool Pruning::jumpsOver() const {
  const SourceManager &SM = V.U.sources();
  auto IsBetween = [&](const Expr *At, const Stmt *Label) {
    return SM.isBeforeInTranslationUnit(E->getEndLoc(), At->getBeginLoc()) &&
           SM.isBeforeInTranslationUnit(At->getBeginLoc(),
                                        Label->getBeginLoc());
  };
  bool Found = false;
  walk(E, [&](const Stmt *N) {
    const auto *G = dyn_cast<GotoStmt>(N);
    const Stmt *Label = G ? G->getLabel()->getStmt() : nullptr;
    if (Label && contains(bodyOf(L), Label))
      Found |= llvm::all_of(
          Inserts, [&](const Expr *At) { return IsBetween(At, Label); });
    return !Found;
  });
  return Found;
}

bool Pruning::callsInner(const Expr *Cond) const {
  bool Found = false;
  walk(Cond, [&](const Stmt *N) {
    const auto *Call = dyn_cast<CallExpr>(N);
    const ValueDecl *Fn = Call && calleeOf(Call).Object
                              ? variableOf(calleeOf(Call).Object)
                              : nullptr;
    if (Fn && Fs.Lambdas.contains(Fn))
      Found |= contains(cast<VarDecl>(Fn)->getInit(), E);
    return !Found;
  });
  return Found;
}

} // namespace crinn::passes
