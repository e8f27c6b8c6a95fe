//===- PoolBetween.cpp - what stands between search and move --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/PoolBetween.h"
#include "passes/model/Effects.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace crinn::passes {

/// True if we can prove that \p S, between search and move, may stand behind
/// the move as well: it does not leave, and neither sees the entries nor
/// changes what the walk reads.
static bool mayFollow(const Stmt *S, const PoolMove &M,
                      const std::set<std::string> &Read) {
  bool No = false;
  walk(S, [&](const Stmt *N) {
    No |= isa<ReturnStmt, BreakStmt, ContinueStmt, GotoStmt, IndirectGotoStmt,
              LabelStmt, SwitchCase, CXXThrowExpr, CXXTryStmt,
              CoroutineSuspendExpr, DeclStmt>(N);
    // An entry may be seen by another name.
    const auto *Un = dyn_cast<UnaryOperator>(N);
    const auto *Of = dyn_cast<MemberExpr>(N);
    const auto *D = dyn_cast<DeclRefExpr>(N);
    const auto *E = dyn_cast<Expr>(N);
    No |= isa<ArraySubscriptExpr, CXXDependentScopeMemberExpr>(N) ||
          (Un && Un->getOpcode() == UO_Deref) ||
          (Of && Of->isArrow() && !isa<CXXThisExpr>(bare(Of->getBase()))) ||
          (D && D->getDecl()->getType()->isReferenceType()) ||
          (E && E->isGLValue() && E->getType()->isRecordType());
    return !No;
  });
  Effects E;
  E.add(S);
  std::set<std::string> Entries = {placeOf(M.Array)};
  return !No && E.Unseen.empty() && common(E.Reads, Entries).empty() &&
         common(E.Writes, Entries).empty() && common(E.Writes, Read).empty();
}

llvm::Error checkBetween(const PoolMove &M, const PoolSearch &Found) {
  auto At = [&](unsigned I) { return M.Block->body_begin()[I]; };
  if (Found.Behind > M.At)
    return refuse("the move stands in the search");
  std::set<std::string> Read;
  auto Note = [&](const Stmt *S) {
    Effects E;
    E.add(S);
    Read.insert(E.Reads.begin(), E.Reads.end());
    Read.insert(E.Writes.begin(), E.Writes.end());
  };
  for (const Stmt *S : Found.Reads)
    Note(S);
  for (const Expr *E : M.Terms)
    Note(E);
  Read.insert(placeOf(M.Place));
  for (unsigned I = Found.Behind; I < M.At; ++I)
    if (!mayFollow(At(I), M, Read))
      return refuse("what stands between the search and the move may see "
                    "the entries, or leave");
  return llvm::Error::success();
}

} // namespace crinn::passes
