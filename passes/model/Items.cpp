//===- Items.cpp - the elements that a loop looks at ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Items.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

#include <set>

using namespace clang;

namespace crinn::passes {

const Expr *core(const Expr *E) {
  while (E) {
    const Expr *Old = E;
    E = bare(E);
    if (const auto *M = dyn_cast<MemberExpr>(E);
        M && !M->isArrow() && isa<FieldDecl>(M->getMemberDecl()))
      E = M->getBase();
    else if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E);
             M && !M->isImplicitAccess() && !M->isArrow())
      E = M->getBase();
    else if (const auto *C = dyn_cast<CXXConstructExpr>(E);
             C && C->getNumArgs() == 1 &&
             C->getConstructor()->isCopyOrMoveConstructor())
      E = C->getArg(0);
    else if (const auto *C = dyn_cast<CallExpr>(E);
             C && C->getNumArgs() == 1 && calleeOf(C).Name == "move")
      E = C->getArg(0);
    if (E == Old)
      break;
  }
  return E;
}

const ValueDecl *pointerOf(const Expr *E) {
  if (const auto *U = dyn_cast<UnaryOperator>(E);
      U && U->getOpcode() == UO_Deref)
    return variableOf(U->getSubExpr());
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E);
      O && O->getNumArgs() == 1 &&
      (O->getOperator() == OO_Star || O->getOperator() == OO_Arrow))
    return variableOf(O->getArg(0));
  if (const auto *M = dyn_cast<MemberExpr>(E); M && M->isArrow())
    return variableOf(M->getBase());
  if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E);
      M && !M->isImplicitAccess() && M->isArrow())
    return variableOf(M->getBase());
  return nullptr;
}

Element elementIn(const Expr *E) {
  // `matrix(i, j)` refers to what it holds; a functor's value is new.
  const auto *O = dyn_cast_or_null<CXXOperatorCallExpr>(E ? bare(E) : nullptr);
  if (O && O->getOperator() == OO_Call && O->isLValue() &&
      O->getNumArgs() >= 2 && O->getNumArgs() <= 3)
    return {O->getArg(0), O->getArg(O->getNumArgs() - 1)};
  return elementOf(E);
}

void Values::add(const ValueDecl *V) {
  if (!V)
    return;
  Vars.insert(V);
  if (const auto *D = dyn_cast<DecompositionDecl>(V))
    for (const BindingDecl *B : D->bindings())
      Vars.insert(B);
}

bool Values::in(const Stmt *S) const {
  bool Found = false;
  walk(S, [&](const Stmt *N) {
    const auto *E = dyn_cast<Expr>(N);
    if (!E || Found)
      return !Found;
    if (const auto *D = dyn_cast<DeclRefExpr>(E))
      Found = Vars.contains(D->getDecl());
    else if (Index)
      Found = pointerOf(E) == Index || variableOf(elementIn(E).Index) == Index;
    return !Found;
  });
  return Found;
}

Values Item::self() const {
  Values V;
  V.add(Var);
  V.Index = Index;
  if (Index && !Index->getType()->isIntegerType() &&
      !Index->getType()->isDependentType())
    V.add(Index); // an iterator stands for what it is at
  return V;
}

bool isGiven(const CallExpr *C, const Item &I) {
  Values Named;
  Named.add(I.Var);
  bool Found = false;
  walk(C, [&](const Stmt *N) {
    const auto *E = dyn_cast<Expr>(N);
    if (!E || Found)
      return !Found;
    if (const auto *D = dyn_cast<DeclRefExpr>(E))
      Found = Named.Vars.contains(D->getDecl());
    else if (Element L = elementIn(E); L.Base && I.Index)
      Found = variableOf(L.Index) == I.Index &&
              placeOf(L.Base) == placeOf(I.Container);
    Found |= I.Index && pointerOf(E) == I.Index;
    return !Found;
  });
  return Found;
}

VarSet indicesOf(const Stmt *Loop) {
  VarSet Out = movedBy(Loop);
  auto Note = [&](const Stmt *N) {
    if (const auto *U = dyn_cast<UnaryOperator>(N);
        U && U->isIncrementDecrementOp())
      if (const ValueDecl *V = variableOf(U->getSubExpr()))
        Out.insert(V);
    return true;
  };
  // `while (++i < n)`; `for (j...) { list[i]; i++; }`
  if (isa<WhileStmt, DoStmt>(Loop))
    walk(conditionOf(Loop), Note);
  else if (isa<ForStmt, CXXForRangeStmt>(Loop))
    walk(bodyOf(Loop), Note);
  if (const auto *C = dyn_cast<CallExpr>(Loop)) {
    walk(C, [&](const Stmt *N) {
      if (const auto *L = dyn_cast<LambdaExpr>(N)) {
        for (const ParmVarDecl *P : L->getCallOperator()->parameters())
          Out.insert(P);
        return false;
      }
      return true;
    });
    return Out;
  }
  // What is declared in the body belongs to a loop further in.
  VarSet Inner;
  walk(bodyOf(Loop), [&](const Stmt *N) {
    if (const auto *D = dyn_cast<DeclStmt>(N))
      for (const Decl *One : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(One))
          Inner.insert(V);
    return true;
  });
  for (const ValueDecl *V : Inner)
    Out.erase(V);
  return Out;
}

/// What the iterator or pointer \p V goes over: `list` of `list.begin()`.
static const Expr *listBehind(const Facts &Fs, const ValueDecl *V,
                              unsigned Depth = 4) {
  for (const Definition &D : Fs.Definitions) {
    if (D.Var != V || !Depth)
      continue;
    const Expr *E = core(D.Value);
    if (const auto *B = dyn_cast<BinaryOperator>(E); B && B->isAdditiveOp())
      E = core(B->getLHS());
    else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E);
             O && O->getNumArgs() == 2 &&
             (O->getOperator() == OO_Plus || O->getOperator() == OO_Minus))
      E = core(O->getArg(0)); // `it + 1` of an iterator class
    if (const ValueDecl *Other = variableOf(E)) {
      const Expr *Further = listBehind(Fs, Other, Depth - 1);
      return Further ? Further : E;
    }
    if (const auto *C = dyn_cast<CallExpr>(E); C && C->getNumArgs() == 0)
      return calleeOf(C).Object;
    return nullptr;
  }
  return nullptr;
}

std::string listOf(const Expr *E) { return placeOf(core(E)); }

namespace {

/// `i`, `i++`, `n - 1 - i`; not `list[i]`.
bool countsBy(const Expr *E, const ValueDecl *V) {
  E = E ? bare(E) : nullptr;
  if (const auto *B = dyn_cast_or_null<BinaryOperator>(E))
    return countsBy(B->getLHS(), V) || countsBy(B->getRHS(), V);
  if (const auto *U = dyn_cast_or_null<UnaryOperator>(E))
    return U->getOpcode() != UO_Deref && countsBy(U->getSubExpr(), V);
  return E && variableOf(E) == V;
}

/// A bound that is given to `parallel_for(0, n, f)`.
bool isNumber(const Expr *E) {
  const auto *C = dyn_cast<CallExpr>(bare(E));
  return E->getType()->isArithmeticType() || (C && measures(C));
}

/// Where the loop takes its element: sets container, index and Written.
bool takes(const Facts &Fs, const Stmt *Loop, const VarSet &Indices,
           const Expr *Value, Item &I) {
  const Expr *E = core(Value);
  if (const ValueDecl *P = pointerOf(E); P && Indices.contains(P)) {
    I.Index = P;
    I.Written = E;
    I.Container = listBehind(Fs, P);
    return I.Container != nullptr;
  }
  const auto *C = dyn_cast<CallExpr>(E);
  if (C && C->getNumArgs() == 0 && calleeOf(C).Object) {
    // `heap.top()`: something else is done to the heap as well.
    std::string Place = placeOf(calleeOf(C).Object);
    bool Changes = false;
    for (auto [Other, Where] : Fs.Calls)
      Changes |= Other != C && Where == Loop && calleeOf(Other).Object &&
                 placeOf(calleeOf(Other).Object) == Place;
    I.Container = calleeOf(C).Object;
    I.Written = E;
    return Changes && !Place.empty() && Place != "this";
  }
  Element L = elementIn(E);
  if (!L.Base)
    return false;
  for (const ValueDecl *V : Indices)
    if (countsBy(L.Index, V)) {
      I.Index = variableOf(L.Index) == V ? V : nullptr;
      I.Container = L.Base;
      I.Written = E;
      return true;
    }
  return false;
}

} // namespace

std::vector<Item> itemsOf(const Facts &Fs, const Stmt *Loop) {
  std::vector<Item> Out;
  VarSet Indices = indicesOf(Loop);
  for (const Definition &D : Fs.Definitions) {
    if (D.Loop != Loop)
      continue;
    Item I;
    I.Loop = Loop;
    I.Var = D.Var;
    if (D.OfRange && isNumber(D.Value))
      continue;
    if (D.OfRange) {
      I.Container = I.Written = D.Value;
      Out.push_back(I);
    } else if (takes(Fs, Loop, Indices, D.Value, I)) {
      Out.push_back(I);
    }
  }
  std::set<std::pair<std::string, const ValueDecl *>> Seen;
  for (const Item &I : Out)
    Seen.insert({placeOf(I.Container), I.Index});
  walk(bodyOf(Loop), [&](const Stmt *N) {
    const auto *E = dyn_cast<Expr>(N);
    if (!E)
      return true;
    Item I{Loop, nullptr, nullptr, E, nullptr};
    if (const ValueDecl *P = pointerOf(E); P && Indices.contains(P)) {
      I.Container = listBehind(Fs, P);
      I.Index = I.Container ? P : nullptr;
    } else if (Element L = elementIn(E); L.Base) {
      const ValueDecl *V = variableOf(L.Index);
      if (V && Indices.contains(V)) {
        I.Container = L.Base;
        I.Index = V;
      }
    }
    if (I.Index && Seen.insert({placeOf(I.Container), I.Index}).second)
      Out.push_back(I);
    return true;
  });
  return Out;
}

} // namespace crinn::passes
