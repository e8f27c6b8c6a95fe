//===- SentinelLoop.cpp - a list that ends at -1, and its loop ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SentinelLoop.h"
#include "passes/model/Effects.h"
#include "passes/model/Facts.h"
#include "passes/rewrites/Halves.h"
#include "passes/rewrites/ListReading.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// `i < n`, `i != n`, `n > i`: the index once, on a side of its own.
bool isCounting(const Expr *Cond, const VarDecl *Index) {
  const auto *B = dyn_cast_or_null<BinaryOperator>(
      Cond ? Cond->IgnoreParenImpCasts() : nullptr);
  if (!B)
    return false;
  bool Left = variableOf(B->getLHS()) == Index,
       Right = variableOf(B->getRHS()) == Index;
  if (Left == Right || mentions(Left ? B->getRHS() : B->getLHS(), Index))
    return false;
  BinaryOperatorKind Op =
      Left ? B->getOpcode()
           : BinaryOperator::reverseComparisonOp(
                 B->isComparisonOp() ? B->getOpcode() : BO_NE);
  return B->isComparisonOp() && (Op == BO_LT || Op == BO_LE || Op == BO_NE);
}

llvm::Expected<SentinelLoop> formOf(const BestFirst &B) {
  const NeighbourLoop &L = B.Expand;
  SentinelLoop S;
  S.For = dyn_cast<ForStmt>(L.Loop);
  S.Test = dyn_cast_or_null<IfStmt>(L.Sentinel);
  if (!S.For || !L.Index || !L.NeighbourDecl || !L.Body || !S.Test ||
      S.For->getConditionVariable())
    return refuse("the neighbours are not read in a counting for loop");
  const auto *Init = dyn_cast_or_null<DeclStmt>(S.For->getInit());
  if (!Init || !Init->isSingleDecl() || Init->getSingleDecl() != L.Index ||
      !L.Index->getInit() || L.Index->getType()->isReferenceType())
    return refuse("the loop does not declare its own index");
  if (!isCounting(S.For->getCond(), L.Index))
    return refuse("the loop's end is no comparison of its index");
  S.Compared = dyn_cast<BinaryOperator>(bare(S.Test->getCond()));
  if (L.Body->size() < 2 || L.Body->body_begin()[0] != L.NeighbourDecl ||
      L.Body->body_begin()[1] != S.Test || !L.NeighbourDecl->isSingleDecl() ||
      !S.Compared || S.Test->getInit() || S.Test->getConditionVariable())
    return refuse("more stands before the test of the list's end than the "
                  "neighbour's declaration");
  S.Element = L.Neighbour->getInit();
  if (!S.Element || !countsWithIndex(S.Element, L.Index))
    return refuse("the neighbour is not read at the loop's index");
  if (leavesEarly(L, {S.Test}))
    return refuse("the loop may end before the list does");
  S.Rest.assign(L.Body->body_begin() + 2, L.Body->body_end());
  return S;
}

bool isVolatile(const Stmt *S) {
  bool Found = false;
  walk(S, [&](const Stmt *N) {
    const auto *E = dyn_cast<Expr>(N);
    Found |= E && E->getType().isVolatileQualified();
    return !Found;
  });
  return Found;
}

/// True if we can prove that running \p S writes nothing but locals: what a
/// prefetch of rows does, whatever its form.
class Silence {
public:
  bool of(const Stmt *S) {
    bool Silent = !isVolatile(S);
    walk(S, [&](const Stmt *N) {
      Silent &= !isa<CXXNewExpr, CXXDeleteExpr, CXXThrowExpr, LambdaExpr,
                     CXXConstructExpr, AtomicExpr, AsmStmt>(N);
      if (const auto *B = dyn_cast<BinaryOperator>(N); B && B->isAssignmentOp())
        Silent &= isOwn(B->getLHS());
      if (const auto *O = dyn_cast<UnaryOperator>(N);
          O && O->isIncrementDecrementOp())
        Silent &= isOwn(O->getSubExpr());
      if (const auto *C = dyn_cast<CallExpr>(N))
        Silent &= calls(C);
      return Silent;
    });
    return Silent;
  }

private:
  bool isOwn(const Expr *E) const {
    const auto *V = dyn_cast_or_null<VarDecl>(variableOf(E));
    return In && V && V->hasLocalStorage() && !V->getType()->isReferenceType();
  }

  bool calls(const CallExpr *C) {
    const FunctionDecl *F = calleeOf(C).Decl;
    const auto *M = dyn_cast_or_null<CXXMethodDecl>(F);
    if (!F || (M && M->isVirtual()))
      return false;
    if (F->getBuiltinID())
      return calleeOf(C).Name == "__builtin_prefetch";
    const FunctionDecl *Def = bodyOf(F);
    if (!Def || !Def->getBody() || Def->isDependentContext() || In > 8)
      return false;
    ++In;
    bool Silent = of(Def->getBody());
    --In;
    return Silent;
  }

  unsigned In = 0; ///< calls deep; a statement of the loop has no own locals
};

/// The effects of \p S, but for calls that are silent.
void addLoud(const Stmt *S, const Trust &T, Effects &Out) {
  if (!S || (isa<CallExpr>(S) && Silence().of(S)))
    return;
  if (const auto *I = dyn_cast<IfStmt>(S);
      I && !I->getInit() && !I->getConditionVariable()) {
    Out.add(I->getCond(), T);
    addLoud(I->getThen(), T, Out);
    return addLoud(I->getElse(), T, Out);
  }
  if (!isa<CompoundStmt>(S))
    return Out.add(S, T);
  for (const Stmt *C : S->children())
    addLoud(C, T, Out);
}

/// Whether one loop, as written or as instantiated, may be split in two.
llvm::Error checkLoop(const Stmt *Cond, const VarDecl *Neighbour,
                      llvm::ArrayRef<const Stmt *> Rest, const Trust &T) {
  const Expr *Read = Neighbour->getInit();
  QualType Own = Neighbour->getType(), Its = Read->IgnoreImplicit()->getType();
  if (Own->isDependentType() || Its->isDependentType() ||
      !Own->isIntegerType() ||
      Own.getCanonicalType().getUnqualifiedType() !=
          Its.getCanonicalType().getUnqualifiedType())
    return refuse("the neighbour's type is not that of the list's elements, or "
                  "not known");
  if (isVolatile(Cond) || isVolatile(Read))
    return refuse("the list or its end is volatile");
  Effects Before, Loop;
  Before.add(Cond, T);
  Before.add(Read, T);
  if (!Before.Writes.empty() || !Before.Unseen.empty())
    return refuse("to read the list may do more than read");
  for (const Stmt *S : Rest)
    addLoud(S, T, Loop);
  if (!Loop.Unseen.empty())
    return refuse("the loop calls what cannot be followed: " + Loop.Unseen);
  if (!common(Loop.Writes, Before.Reads).empty())
    return refuse("the loop may change its list, its end or its index");
  return llvm::Error::success();
}

llvm::Error checkFlow(const ParsedUnit &U, const BestFirst &B,
                      const SentinelLoop &S) {
  Trust T = trustIn(B);
  Halves H{
      S.For, B.Expand.Neighbour, nullptr, {B.Expand.NeighbourDecl}, S.Rest};
  std::vector<Halves> All = instancesOf(U, B, H);
  if (All.empty())
    return checkLoop(S.For->getCond(), B.Expand.Neighbour, S.Rest, T);
  for (const Halves &I : All)
    if (llvm::Error E = checkLoop(I.Loop->getCond(), I.Neighbour, I.Second, T))
      return E;
  return llvm::Error::success();
}

} // namespace

llvm::Expected<SentinelLoop> sentinelLoop(const ParsedUnit &U,
                                          const BestFirst &B) {
  llvm::Expected<SentinelLoop> S = formOf(B);
  if (!S)
    return S;
  if (llvm::Error Not = checkFlow(U, B, *S))
    return std::move(Not);
  return S;
}

} // namespace crinn::passes
