//===- SeedParts.cpp - may a neighbour be scored before the loop ----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SeedParts.h"
#include "passes/model/Facts.h"
#include "passes/rewrites/ListReading.h"
#include "passes/source/Text.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Finder {
public:
  Finder(const ParsedUnit &U, const BestFirst &B)
      : U(U), B(B), L(B.Expand), SM(U.sources()) {}

  llvm::Expected<SeedParts> run() {
    if (B.Batched || !L.Body || !L.Neighbour ||
        (!L.NeighbourDecl && L.Ends != NeighbourLoop::Range))
      return refuse("the neighbours are not scored in the loop that reads "
                    "them");
    findParts();
    if (llvm::Error E = checkStatements())
      return std::move(E);
    if (llvm::Error E = checkNames())
      return std::move(E);
    if (llvm::Error E = checkHead())
      return std::move(E);
    return Out;
  }

private:
  /// Sets Out and Early.
  void findParts() {
    bool Behind = !L.NeighbourDecl;
    for (const Stmt *S : L.Body->body()) {
      bool Prefetch = llvm::any_of(B.Prefetches, [&](const PrefetchStmt &P) {
        return P.Statement == S && !P.Acts;
      });
      if (S == L.NeighbourDecl)
        Behind = true;
      else if (Prefetch || S == L.Sentinel || endsList(S))
        Out.Dropped.push_back(S);
      else if (Behind)
        Out.Kept.push_back(S);
      else
        Early = true;
    }
  }

  /// `if (v == none) break;`: no row's id is that.
  bool endsList(const Stmt *S) const {
    const auto *If = dyn_cast<IfStmt>(S);
    const auto *Is = If && isBreak(If->getThen()) && !If->getElse()
                         ? dyn_cast<BinaryOperator>(bare(If->getCond()))
                         : nullptr;
    return Is && Is->getOpcode() == BO_EQ &&
           (variableOf(Is->getLHS()) == L.Neighbour ||
            variableOf(Is->getRHS()) == L.Neighbour);
  }

  llvm::Error checkStatements() const {
    if (Early)
      return refuse("something else stands before the neighbour's id");
    if (L.NeighbourDecl && !L.NeighbourDecl->isSingleDecl())
      return refuse("the neighbour is declared with something else");
    std::vector<const Stmt *> Known(Out.Dropped);
    if (leavesEarly(L, Known))
      return refuse("scoring a neighbour may leave the loop");
    bool Twice = false, Static = false;
    for (const Stmt *One : Out.Kept)
      walk(One, [&](const Stmt *S) {
        Twice |=
            isa<LabelStmt, AsmStmt, CoroutineSuspendExpr, DependentCoawaitExpr>(
                S);
        if (const auto *D = dyn_cast<DeclStmt>(S))
          for (const Decl *Each : D->decls())
            if (const auto *V = dyn_cast<VarDecl>(Each))
              Static |= V->isStaticLocal();
        return true;
      });
    if (Twice)
      return refuse("scoring a neighbour has a label, assembler text or waits");
    if (Static)
      return refuse("scoring a neighbour has a static variable");
    return llvm::Error::success();
  }

  bool isIn(SourceLocation At, const Stmt *S) const {
    SourceLocation Loc = SM.getExpansionLoc(At);
    return !SM.isBeforeInTranslationUnit(
               Loc, SM.getExpansionLoc(S->getBeginLoc())) &&
           !SM.isBeforeInTranslationUnit(SM.getExpansionLoc(S->getEndLoc()),
                                         Loc);
  }

  /// Every variable that is named is there before the search's loop.
  llvm::Error checkNames() const {
    VarSet Moved = movedBy(L.Loop);
    std::string Why;
    auto Look = [&](const Stmt *S) {
      const auto *D = dyn_cast<DeclRefExpr>(S);
      const ValueDecl *V = D ? D->getDecl() : nullptr;
      if (!V || V == L.Neighbour || !isa<VarDecl, BindingDecl>(V))
        return Why.empty();
      bool Inside =
          isIn(V->getLocation(), B.Loop) && !isIn(V->getLocation(), L.Body);
      if (V == L.Index || Moved.contains(V))
        Why = "scoring a neighbour uses its place in the list, " +
              V->getNameAsString();
      else if (Inside)
        Why = "scoring a neighbour uses what the search's loop declares, " +
              V->getNameAsString();
      return Why.empty();
    };
    for (const Stmt *One : Out.Kept)
      walk(One, Look);
    if (Why.empty())
      walk(bodyOf(B.Loop), [&](const Stmt *S) {
        if (const auto *D = dyn_cast<DeclStmt>(S);
            D && !isIn(D->getBeginLoc(), L.Body))
          for (const Decl *Each : D->decls())
            if (!isa<VarDecl>(Each))
              Why = "the search's loop declares a type or a function";
        return Why.empty();
      });
    return Why.empty() ? llvm::Error::success() : refuse(Why);
  }

  /// True if the clone names \p Place, or a part of it.
  bool uses(llvm::StringRef Place) const {
    bool Found = false;
    for (const Stmt *One : Out.Kept)
      walk(One, [&](const Stmt *S) {
        if (isa<DeclRefExpr, MemberExpr, CXXDependentScopeMemberExpr>(S))
          Found |= overlaps(placeOf(cast<Expr>(S)), Place);
        return !Found;
      });
    return Found;
  }

  /// What the loop does before it reads a list gives nothing that scoring
  /// needs.
  llvm::Error checkHead() const {
    std::string Why;
    llvm::DenseSet<const Stmt *> Done;
    auto Writes = [&](const Expr *To, bool Whole) {
      std::string Place = placeOf(To);
      if (Why.empty() && !Place.empty() &&
          !(B.Pool && overlaps(Place, placeOf(B.Pool))) &&
          (Whole || !B.Result || !overlaps(Place, placeOf(B.Result))) &&
          uses(Place))
        Why = "the search's loop sets what scoring reads, before it reads a "
              "list: " +
              textOf(U.Ctx, To);
    };
    auto Look = [&](const Stmt *S) {
      if (S == L.Loop || !Why.empty() ||
          !SM.isBeforeInTranslationUnit(S->getBeginLoc(),
                                        L.Loop->getBeginLoc()))
        return false;
      if (const auto *A = dyn_cast<BinaryOperator>(S); A && A->isAssignmentOp())
        Writes(A->getLHS(), true);
      if (const auto *I = dyn_cast<UnaryOperator>(S))
        if (I->isIncrementDecrementOp())
          Writes(I->getSubExpr(), true);
      // A call whose value is used asks; one whose value is not, does.
      if (const auto *Block = dyn_cast<CompoundStmt>(S))
        for (const Stmt *One : Block->body())
          if (const auto *E = dyn_cast<Expr>(One))
            Done.insert(bare(E));
      if (const auto *C = dyn_cast<CallExpr>(S))
        call(C, Done.contains(C), Writes);
      return true;
    };
    if (const Expr *Cond = conditionOf(B.Loop))
      walk(Cond, Look);
    walk(bodyOf(B.Loop), Look);
    return Why.empty() ? llvm::Error::success() : refuse(Why);
  }

  template <typename F>
  static void call(const CallExpr *C, bool Does, F Writes) {
    Callee R = calleeOf(C);
    const auto *M = dyn_cast_or_null<CXXMethodDecl>(R.Decl);
    if (const auto *O = dyn_cast<CXXOperatorCallExpr>(C)) {
      // `a = b`, `++a` of objects; a functor's call.
      if (O->isAssignmentOp() || O->getOperator() == OO_PlusPlus)
        Writes(O->getArg(0), true);
      if (O->getOperator() != OO_Call)
        return;
    }
    bool Own = !R.Object || isa<CXXThisExpr>(bare(R.Object));
    // What is asked of the result changes it if it is given something.
    if (!Own && Does && !(M && M->isConst()))
      Writes(R.Object, C->getNumArgs() != 0);
    for (unsigned I = 0; I < C->getNumArgs(); ++I) {
      const Expr *A = C->getArg(I);
      const auto *Addr = dyn_cast<UnaryOperator>(bare(A));
      if (Addr && Addr->getOpcode() == UO_AddrOf) {
        Writes(Addr->getSubExpr(), true);
        continue;
      }
      if (!R.Decl || I >= R.Decl->getNumParams() || isa<CXXOperatorCallExpr>(C))
        continue;
      QualType T = R.Decl->getParamDecl(I)->getType();
      if ((T->isReferenceType() || T->isPointerType()) &&
          !T->getPointeeType().isConstQualified())
        Writes(A, true);
    }
  }

  const ParsedUnit &U;
  const BestFirst &B;
  const NeighbourLoop &L;
  const SourceManager &SM;
  SeedParts Out;
  bool Early = false; ///< something else stands before the id
};

} // namespace

llvm::Expected<SeedParts> seedParts(const ParsedUnit &U, const BestFirst &B) {
  return Finder(U, B).run();
}

} // namespace crinn::passes
