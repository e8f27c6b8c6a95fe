//===- ItemFlow.cpp - what comes of an element ----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Items.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {

Values dependents(const Facts &Fs, const Stmt *Within, Values Seeds) {
  auto Inside = [&](const Stmt *Loop) {
    return !Within || Fs.inside(Loop, Within);
  };
  for (bool Grown = true; Grown;) {
    size_t Before = Seeds.Vars.size();
    for (const Definition &D : Fs.Definitions)
      if (Inside(D.Loop) && !Seeds.Vars.contains(D.Var) && Seeds.in(D.Value))
        Seeds.add(D.Var);
    for (const OutArg &O : Fs.Outs)
      if (Inside(O.Loop) && !Seeds.Vars.contains(O.Var) && Seeds.in(O.Call))
        Seeds.add(O.Var);
    Grown = Seeds.Vars.size() != Before;
  }
  return Seeds;
}

/// A call that only packs its arguments: `std::pair(a, b)`, `make_pair(a, b)`.
static bool packs(const CallExpr *C) {
  static const char *const Names[] = {"move",       "forward", "make_pair",
                                      "make_tuple", "pair",    "tuple",
                                      "ref",        "cref"};
  std::string Name = calleeOf(C).Name;
  return llvm::is_contained(Names, Name);
}

bool measures(const CallExpr *C) {
  std::string Name = calleeOf(C).Name;
  return Name == "size" || Name == "empty" || Name == "length" ||
         Name == "capacity" || Name == "count";
}

bool isListType(const ValueDecl *V) {
  QualType T = V->getType().getNonReferenceType();
  if (!T->isDependentType())
    return T->isRecordType();
  // The type of ids is often a template's parameter.
  T = T.getCanonicalType();
  return !isa<TemplateTypeParmType, DependentNameType>(T);
}

/// The list that an algorithm makes with the lambda holds what that returns.
static bool returns(const LambdaExpr *L, const Values &Held) {
  bool Found = false;
  walk(L->getBody(), [&](const Stmt *N) {
    if (const auto *R = dyn_cast<ReturnStmt>(N))
      Found |= carries(R->getRetValue(), Held);
    return !Found;
  });
  return Found;
}

bool carries(const Expr *E, const Values &Held) {
  E = E ? core(E) : nullptr;
  if (!E)
    return false;
  if (Held.Index && (pointerOf(E) == Held.Index ||
                     variableOf(elementIn(E).Index) == Held.Index))
    return true;
  if (const auto *D = dyn_cast<DeclRefExpr>(E))
    return Held.Vars.contains(D->getDecl());
  if (const auto *M = dyn_cast<MemberExpr>(E); M && M->isArrow())
    return carries(M->getBase(), Held);
  if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E);
      M && !M->isImplicitAccess() && M->isArrow())
    return carries(M->getBase(), Held);
  if (const auto *C = dyn_cast<CallExpr>(E)) {
    if (packs(C))
      return llvm::any_of(C->arguments(),
                          [&](const Expr *A) { return carries(A, Held); });
    if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E))
      return O->getOperator() != OO_Call && !O->isComparisonOp() &&
             carries(O->getArg(0), Held);
    // An element of a container that holds one, or a list made of such a
    // container.
    if (const Expr *Object = calleeOf(C).Object)
      if (!isa<DeclRefExpr>(bare(C->getCallee())) && !measures(C) &&
          carries(Object, Held))
        return true;
    return llvm::any_of(C->arguments(), [&](const Expr *A) {
      if (const auto *L = dyn_cast<LambdaExpr>(bare(A)))
        return returns(L, Held);
      const ValueDecl *V = variableOf(core(A));
      return V && Held.Vars.contains(V) && isListType(V);
    });
  }
  if (isa<CXXConstructExpr, CXXUnresolvedConstructExpr, InitListExpr,
          ParenListExpr>(E)) {
    bool Found = false;
    for (const Stmt *A : E->children())
      Found |= carries(dyn_cast_or_null<Expr>(A), Held);
    return Found;
  }
  if (const auto *A = dyn_cast<ArraySubscriptExpr>(E))
    return carries(elementIn(A).Base, Held);
  if (const auto *U = dyn_cast<UnaryOperator>(E))
    return carries(U->getSubExpr(), Held);
  if (const auto *C = dyn_cast<ConditionalOperator>(E))
    return carries(C->getTrueExpr(), Held) || carries(C->getFalseExpr(), Held);
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return B->isAdditiveOp() && B->getType()->isPointerType() &&
           (carries(B->getLHS(), Held) || carries(B->getRHS(), Held));
  return false;
}

bool givesNumber(const CallExpr *C) {
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(C);
      O && O->getOperator() != OO_Call)
    return false;
  QualType T = C->getType().getNonReferenceType();
  return T->isDependentType() || T->isUndeducedType() ||
         (T->isArithmeticType() && !T->isBooleanType());
}

llvm::SmallVector<const Expr *, 4> operandsOf(const CallExpr *C) {
  llvm::SmallVector<const Expr *, 4> Out;
  bool Functor = isa<CXXOperatorCallExpr>(C);
  if (!Functor)
    if (const Expr *Object = calleeOf(C).Object)
      Out.push_back(Object);
  Out.append(C->arg_begin(), C->arg_end());
  return Out;
}

bool joins(const CallExpr *C, const Values &A, const Values &B) {
  bool OfA = false, OfB = false;
  for (const Expr *E : operandsOf(C)) {
    bool InA = A.in(E), InB = B.in(E);
    OfA |= InA && !InB;
    OfB |= InB && !InA;
  }
  return OfA && OfB;
}

bool contains(const Stmt *Whole, const Stmt *Part) {
  bool Found = false;
  walk(Whole, [&](const Stmt *N) { return !(Found |= N == Part); });
  return Found;
}

} // namespace crinn::passes
