//===- Assignments.cpp - all that gives something a value -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Assignments.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace crinn::passes {

const VarDecl *bottomOf(const Expr *E) {
  while (E) {
    E = bare(E);
    if (Element L = elementOf(E); L.Base && !isa<CallExpr>(E))
      E = L.Base;
    else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E))
      E = O->getNumArgs() ? O->getArg(0) : nullptr;
    else if (const auto *U = dyn_cast<UnaryOperator>(E))
      E = U->getSubExpr();
    else if (const auto *M = dyn_cast<MemberExpr>(E))
      E = M->getBase();
    else
      return dyn_cast_or_null<VarDecl>(variableOf(E));
  }
  return nullptr;
}

namespace {

class Gatherer {
public:
  explicit Gatherer(Assignments &F) : F(F) {}

  void visit(const Stmt *S, const Stmt *Loop, bool InLambda) {
    if (!S)
      return;
    if (isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S)) {
      F.Outer[S] = Loop;
      Loop = S;
      std::vector<const Expr *> Outside;
      std::swap(Outside, Conditions);
      note(S, Loop, InLambda);
      if (const auto *R = dyn_cast<CXXForRangeStmt>(S)) {
        visit(R->getRangeInit(), Loop, InLambda);
        visit(R->getBody(), Loop, InLambda);
      } else {
        children(S, Loop, InLambda);
      }
      std::swap(Outside, Conditions);
      return;
    }
    note(S, Loop, InLambda);
    if (const auto *I = dyn_cast<IfStmt>(S)) {
      visit(I->getInit(), Loop, InLambda);
      visit(I->getCond(), Loop, InLambda);
      Conditions.push_back(I->getCond());
      visit(I->getThen(), Loop, InLambda);
      visit(I->getElse(), Loop, InLambda);
      Conditions.pop_back();
      return;
    }
    if (const auto *L = dyn_cast<LambdaExpr>(S)) {
      visit(L->getBody(), Loop, true);
      return;
    }
    children(S, Loop, InLambda);
  }

private:
  static const Expr *readFrom(const Expr *E) {
    if (const auto *A = dyn_cast<ArraySubscriptExpr>(E))
      return A->getBase();
    if (const auto *U = dyn_cast<UnaryOperator>(E))
      return U->getOpcode() == UO_Deref ? U->getSubExpr() : nullptr;
    const auto *O = dyn_cast<CXXOperatorCallExpr>(E);
    return O && (O->getOperator() == OO_Subscript ||
                 O->getOperator() == OO_Star)
               ? O->getArg(0)
               : nullptr;
  }

  void children(const Stmt *S, const Stmt *Loop, bool InLambda) {
    for (const Stmt *C : S->children())
      visit(C, Loop, InLambda);
  }

  void add(const VarDecl *V, const Expr *To, const Expr *Value,
           const Stmt *Loop, decltype(Assigned::How) How) {
    F.All.push_back(
        {V, To, Value, Loop, {Conditions.begin(), Conditions.end()}, How});
  }

  static decltype(Assigned::How) howOf(OverloadedOperatorKind K) {
    return K == OO_Equal                             ? Assigned::Plain
           : K == OO_PlusEqual || K == OO_MinusEqual ? Assigned::Sum
                                                     : Assigned::Other;
  }

  void note(const Stmt *S, const Stmt *Loop, bool InLambda) {
    if (const auto *D = dyn_cast<DeclStmt>(S)) {
      for (const Decl *One : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(One)) {
          F.Home[V] = Loop;
          if (V->getInit())
            add(V, nullptr, V->getInit(), Loop, Assigned::Plain);
        }
    } else if (const auto *R = dyn_cast<CXXForRangeStmt>(S)) {
      F.Home[R->getLoopVariable()] = Loop;
      add(R->getLoopVariable(), nullptr, R->getRangeInit(), Loop,
          Assigned::Plain);
    } else if (const auto *B = dyn_cast<BinaryOperator>(S);
               B && B->isAssignmentOp()) {
      add(bottomOf(B->getLHS()), B->getLHS(), B->getRHS(), Loop,
          howOf(BinaryOperator::getOverloadedOperator(B->getOpcode())));
    } else if (const auto *U = dyn_cast<UnaryOperator>(S);
               U && U->isIncrementOp()) {
      add(dyn_cast_or_null<VarDecl>(variableOf(U->getSubExpr())),
          U->getSubExpr(), nullptr, Loop, Assigned::Sum);
    } else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(S);
               O && O->isAssignmentOp() && O->getNumArgs() == 2) {
      add(bottomOf(O->getArg(0)), O->getArg(0), O->getArg(1), Loop,
          howOf(O->getOperator()));
    } else if (const auto *C = dyn_cast<CallExpr>(S)) {
      F.Calls.push_back(C);
    } else if (const auto *R = dyn_cast<ReturnStmt>(S)) {
      if (!InLambda && R->getRetValue())
        F.Returns.push_back(R->getRetValue());
    }
    const auto *E = dyn_cast<Expr>(S);
    if (const Expr *Base = E ? readFrom(E) : nullptr)
      F.Bases.push_back(Base);
    if (E)
      if (Element L = elementOf(E); L.Index && !isa<CallExpr>(E))
        walk(L.Index, [&](const Stmt *N) {
          if (const auto *D = dyn_cast<DeclRefExpr>(N))
            F.Indices.insert(D->getDecl());
          return true;
        });
  }

  Assignments &F;
  std::vector<const Expr *> Conditions; ///< since the innermost loop began
};

} // namespace

Assignments::Assignments(const Stmt *Body) {
  Gatherer(*this).visit(Body, nullptr, false);
}

unsigned Assignments::depth(const Stmt *Loop) const {
  unsigned N = 0;
  for (; Loop; Loop = Outer.lookup(Loop))
    ++N;
  return N;
}

bool Assignments::isInside(const Stmt *Loop, const Stmt *Outermost) const {
  if (!Outermost)
    return true;
  for (; Loop; Loop = Outer.lookup(Loop))
    if (Loop == Outermost)
      return true;
  return false;
}

} // namespace crinn::passes
