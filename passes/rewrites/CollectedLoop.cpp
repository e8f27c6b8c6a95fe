//===- CollectedLoop.cpp - a loop over collected neighbours ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/CollectedLoop.h"
#include "passes/model/Address.h"
#include "passes/model/Effects.h"
#include "passes/rewrites/Rewrite.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/TypeLoc.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// True if \p S may leave the loop that it stands in.
bool leavesLoop(const Stmt *S, bool InLoop = false, bool InSwitch = false) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (isa<ReturnStmt, GotoStmt, IndirectGotoStmt, LabelStmt, CXXThrowExpr,
          CXXTryStmt, CoreturnStmt, CoroutineSuspendExpr, DependentCoawaitExpr>(
          S) ||
      (isa<BreakStmt>(S) && !InLoop && !InSwitch) ||
      (isa<SwitchCase>(S) && !InSwitch))
    return true;
  InLoop |= isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
  InSwitch |= isa<SwitchStmt>(S);
  return llvm::any_of(S->children(), [&](const Stmt *C) {
    return leavesLoop(C, InLoop, InSwitch);
  });
}

class Finder {
public:
  explicit Finder(const BestFirst &B)
      : B(B), L(B.Score), For(dyn_cast_or_null<ForStmt>(L.Loop)) {}

  llvm::Expected<CollectedLoop> run() {
    if (!B.Plain || !B.Batched)
      return refuse("the neighbours are not collected before they are scored; "
                    "batch-neighbours does that");
    if (llvm::Error E = head())
      return std::move(E);
    if (llvm::Error E = halves())
      return std::move(E);
    Out.For = For;
    return Out;
  }

private:
  /// `for (int b = 0; b < n; ++b) { int id = batch[b];`
  llvm::Error head() {
    const char *Form = "the loop that scores does not count from 0 to the "
                       "number of ids";
    if (!For || !L.Body || !L.Index || !L.NeighbourDecl ||
        !L.NeighbourDecl->isSingleDecl() || For->getConditionVariable())
      return refuse(Form);
    const auto *Init = dyn_cast_or_null<DeclStmt>(For->getInit());
    const Expr *Begin = L.Index->getInit();
    const auto *End = dyn_cast_or_null<BinaryOperator>(For->getCond());
    const auto *Inc = dyn_cast_or_null<UnaryOperator>(For->getInc());
    const auto *Zero = Begin ? dyn_cast<IntegerLiteral>(bare(Begin)) : nullptr;
    if (!Init || !Init->isSingleDecl() || Init->getSingleDecl() != L.Index ||
        !Zero || Zero->getValue() != 0 || !End || End->getOpcode() != BO_LT ||
        variableOf(End->getLHS()) != L.Index || !variableOf(End->getRHS()) ||
        !Inc || !Inc->isIncrementOp() || !L.Index->getType()->isIntegerType())
      return refuse(Form);
    Element E = L.Neighbour->getInit() ? elementOf(bare(L.Neighbour->getInit()))
                                       : Element{};
    Out.Count = End->getRHS();
    Out.Buffer =
        E.Base ? dyn_cast_or_null<VarDecl>(variableOf(E.Base)) : nullptr;
    if (!Out.Buffer || !Out.Buffer->getType()->isArrayType() ||
        variableOf(E.Index) != L.Index)
      return refuse("the ids are in no array");
    return llvm::Error::success();
  }

  llvm::Error halves() {
    const Stmt *Distance = nullptr;
    for (const Stmt *S : L.Body->body()) {
      if (Distance) {
        Out.Second.push_back(S);
        if (leavesLoop(S))
          return refuse("the loop is left behind the distance");
        continue;
      }
      Out.First.push_back(S);
      const auto *D = dyn_cast<DeclStmt>(S);
      if (D && D->isSingleDecl() && D->getSingleDecl() == B.DistanceVar)
        Distance = S;
      else if (llvm::Error E = before(S))
        return E;
    }
    if (!Distance || !B.DistanceVar->getInit())
      return refuse("the distance is not the value of a variable that stands "
                    "directly in the loop");
    return llvm::Error::success();
  }

  /// What stands before the distance goes with it.
  llvm::Error before(const Stmt *S) {
    if (S == L.NeighbourDecl || isPlainPrefetch(B, S))
      return llvm::Error::success();
    bool Jumps = leavesLoop(S);
    walk(S, [&](const Stmt *N) { return !(Jumps |= isa<ContinueStmt>(N)); });
    if (Jumps)
      return refuse("the loop is left, or a turn of it ended, before the "
                    "distance");
    const auto *D = dyn_cast<DeclStmt>(S);
    if (!D) {
      Out.Others.push_back(S);
      return llvm::Error::success();
    }
    bool Address = true;
    for (const Decl *One : D->decls()) {
      const auto *V = dyn_cast<VarDecl>(One);
      if (!V || V->isStaticLocal() || isa<DecompositionDecl>(V) ||
          actsAtItsEnd(V->getType()))
        return refuse("what stands before the distance may do more than "
                      "compute an address");
      Address &=
          V->getInit() && isPure(V->getInit()) &&
          (V->getType()->isPointerType() || V->getType()->isIntegerType());
      Out.Local.insert(V);
    }
    if (!Address)
      Out.Others.push_back(S);
    return llvm::Error::success();
  }

  static bool actsAtItsEnd(QualType T) {
    return !T->isReferenceType() && !T->isPointerType() &&
           (T->isDependentType() || T.isDestructedType());
  }

  const BestFirst &B;
  const NeighbourLoop &L;
  const ForStmt *For;
  CollectedLoop Out;
};

/// Refuses where a distance may change what the second loop reads again: the
/// ids, their number, what is computed once more. In a template as written any
/// call may, so there the instances count alone.
llvm::Error checkRepeated(const Halves &H, const Trust &T) {
  Effects Distance, Head;
  for (const Stmt *S : H.First)
    Distance.add(S, T);
  Head.add(H.Loop->getCond(), T);
  for (const Stmt *S : H.First)
    if (const auto *D = dyn_cast<DeclStmt>(S);
        D && llvm::is_contained(D->decls(), H.Neighbour))
      Head.add(D, T);
  std::set<std::string> Again = Head.Reads;
  Again.insert(placeOf(H.Neighbour));
  for (const VarDecl *V : llvm::drop_begin(H.Own))
    Again.insert(placeOf(V));
  if (!common(Distance.Writes, Again).empty())
    return refuse("computing a distance may change the id, or what the loop "
                  "reads");
  return llvm::Error::success();
}

} // namespace

std::string typeText(const ParsedUnit &U, const VarDecl *V) {
  const TypeSourceInfo *I = V->getTypeSourceInfo();
  if (!I || V->getType()->getContainedAutoType())
    return "";
  SourceRange R = I->getTypeLoc().getUnqualifiedLoc().getSourceRange();
  std::optional<Span> S = spanOf(U.Ctx, R);
  return S ? textOf(U.Ctx, *S).str() : "";
}

bool isPlainPrefetch(const BestFirst &B, const Stmt *S) {
  return llvm::any_of(B.Prefetches, [&](const PrefetchStmt &P) {
    return P.Statement == S && !P.Acts;
  });
}

llvm::Expected<CollectedLoop> collectedLoop(const BestFirst &B) {
  return Finder(B).run();
}

llvm::Error findRepeated(const ParsedUnit &U, CollectedLoop &C) {
  std::vector<const Stmt *> Users = C.Second;
  for (const Stmt *S : llvm::reverse(C.First)) {
    const auto *D = dyn_cast<DeclStmt>(S);
    bool Used = D && llvm::any_of(D->decls(), [&](const Decl *One) {
                  const auto *V = dyn_cast<VarDecl>(One);
                  return V && C.Local.contains(V) &&
                         llvm::any_of(Users, [&](const Stmt *User) {
                           return mentions(User, V);
                         });
                });
    if (!Used)
      continue;
    if (llvm::is_contained(C.Others, S))
      return refuse("inserting uses what may not be computed again");
    std::optional<Span> Text = statementSpan(U.Ctx, S);
    if (!Text)
      return refuse("a macro spells what inserting uses of the distance's");
    Users.push_back(S);
    C.Repeated.insert(C.Repeated.begin(), S);
    C.Kept.insert(C.Kept.begin(), *Text);
    for (const Decl *One : D->decls())
      C.Again.push_back(cast<VarDecl>(One));
  }
  return llvm::Error::success();
}

Halves halvesOf(const BestFirst &B, const CollectedLoop &C) {
  Halves H{C.For, B.Score.Neighbour, nullptr, {}, C.Repeated, {B.DistanceVar}};
  H.Own.insert(H.Own.end(), C.Again.begin(), C.Again.end());
  H.Second.insert(H.Second.end(), C.Second.begin(), C.Second.end());
  for (const Stmt *S : C.First)
    if (!isPlainPrefetch(B, S))
      H.First.push_back(S);
  return H;
}

BestFirst scoringOf(const BestFirst &B) {
  BestFirst Whole = B;
  Whole.Expand = B.Score;
  Whole.VisitedIf = nullptr;
  return Whole;
}

llvm::Error insertsMayWait(const ParsedUnit &U, const BestFirst &B,
                           const CollectedLoop &C) {
  BestFirst Whole = scoringOf(B);
  Halves H = halvesOf(B, C);
  if (llvm::Error E = checkEffects(U, Whole, H, /*AsWritten=*/false)) {
    llvm::consumeError(std::move(E));
    return refuse("inserting may change what a later distance reads, or "
                  "calls what cannot be followed");
  }
  std::vector<Halves> All = instancesOf(U, Whole, H);
  if (!B.Function->isDependentContext())
    All.push_back(H);
  Trust T = trustIn(B);
  for (const Halves &I : All)
    if (llvm::Error E = checkRepeated(I, T))
      return E;
  return llvm::Error::success();
}

} // namespace crinn::passes
