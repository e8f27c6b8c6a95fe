//===- Aliases.cpp - other names of a place -------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Aliases.h"
#include "passes/model/Handles.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The local that the place \p E begins with, or null.
const ValueDecl *rootOf(const Expr *E) {
  while ((E = E ? bare(E) : nullptr)) {
    if (const auto *D = dyn_cast<DeclRefExpr>(E))
      return D->getDecl();
    if (const auto *M = dyn_cast<MemberExpr>(E))
      E = M->getBase();
    else if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E))
      E = M->isImplicitAccess() ? nullptr : M->getBase();
    else if (const auto *A = dyn_cast<ArraySubscriptExpr>(E))
      E = A->getBase();
    else if (const auto *U = dyn_cast<UnaryOperator>(E))
      E = U->getSubExpr();
    else if (const auto *B = dyn_cast<BinaryOperator>(E))
      E = addressIn(B);
    else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E))
      E = O->getNumArgs() ? O->getArg(0) : nullptr;
    else if (const auto *C = dyn_cast<CallExpr>(E))
      E = calleeOf(C).Object;
    else
      return nullptr;
  }
  return nullptr;
}

/// What \p E is computed from, where it calls a member of this object that only
/// returns it: `linksOf(v) + 2` from `links_ + v * size_`.
const Expr *returned(const Expr *E) {
  const Expr *Inner = bare(E);
  while (const auto *B = dyn_cast<BinaryOperator>(Inner)) {
    if (!B->isAdditiveOp())
      return E;
    Inner = bare(placeOf(B->getLHS()).empty() ? B->getRHS() : B->getLHS());
  }
  const auto *C = dyn_cast<CallExpr>(Inner);
  Callee R = C ? calleeOf(C) : Callee();
  const FunctionDecl *Def = nullptr;
  if (!R.Decl || !R.Object || !isa<CXXThisExpr>(bare(R.Object)) ||
      !R.Decl->hasBody(Def))
    return E;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Def->getBody());
  const auto *Ret = Body && Body->size() == 1
                        ? dyn_cast<ReturnStmt>(Body->body_front())
                        : nullptr;
  return Ret && Ret->getRetValue() ? Ret->getRetValue() : E;
}

/// What a local may be another name of. The suffix of a reference or pointer is
/// one of what it is bound to; of other things all is meant.
struct Bound {
  std::vector<const Expr *> To;    ///< with the suffix
  std::vector<const Expr *> Whole; ///< without
};

/// What \p E could hand on the address of: the variables and members in it,
/// but for those of which it takes a number.
void mentioned(const Expr *E, std::vector<const Expr *> &Out) {
  walk(E, [&](const Stmt *S) {
    const auto *Each = dyn_cast<Expr>(S);
    if (!Each)
      return true;
    if (Each->isPRValue() && !Each->isTypeDependent() &&
        Each->getType()->isArithmeticType())
      return false;
    const auto *M = dyn_cast<MemberExpr>(S);
    bool Method = M && isa<FunctionDecl>(M->getMemberDecl());
    if (isa<CXXThisExpr>(S) || isa<DeclRefExpr>(S))
      Out.push_back(Each);
    // `seen` of `this->seen`, and not all of this.
    if (M && !Method && isa<CXXThisExpr>(bare(M->getBase()))) {
      Out.push_back(Each);
      return false;
    }
    return true;
  });
}

/// A pointer or handle may be set later, and by a call that is given it.
void boundLater(const VarDecl *V, Bound &Out) {
  const auto *F = dyn_cast<FunctionDecl>(V->getDeclContext());
  if (!F)
    return;
  auto IsV = [&](const Expr *E) { return rootOf(E) == V; };
  walk(F->getBody(), [&](const Stmt *S) {
    if (const auto *B = dyn_cast<BinaryOperator>(S);
        B && B->getOpcode() == BO_Assign && IsV(B->getLHS()) &&
        !(B->getRHS()->isPRValue() &&
          B->getRHS()->getType()->isArithmeticType())) {
      if (variableOf(B->getLHS()) == V && V->getType()->isPointerType())
        Out.To.push_back(returned(B->getRHS()));
      else
        mentioned(B->getRHS(), Out.Whole);
    }
    const auto *C = dyn_cast<CallExpr>(S);
    if (!C || C->isTypeDependent()) // the instances tell
      return true;
    // `again.reset(seen)`, `open(&again, seen)`, `open(again, seen)`.
    auto Sets = [&](const Expr *A) {
      const auto *U = dyn_cast<UnaryOperator>(bare(A));
      if (U && U->getOpcode() == UO_AddrOf)
        return IsV(U->getSubExpr());
      return A->isGLValue() && !A->getType().isConstQualified() &&
             variableOf(A) == V;
    };
    const auto *M = dyn_cast<MemberExpr>(bare(C->getCallee()));
    const auto *Method =
        M ? dyn_cast<CXXMethodDecl>(M->getMemberDecl()) : nullptr;
    bool Mine = (Method && !Method->isConst() && !M->isArrow() &&
                 variableOf(M->getBase()) == V) ||
                llvm::any_of(C->arguments(), Sets);
    if (Mine)
      for (const Expr *A : C->arguments())
        if (!Sets(A))
          mentioned(A, Out.Whole);
    return true;
  });
}

Bound boundTo(const ValueDecl *D) {
  Bound Out;
  if (const auto *B = dyn_cast<BindingDecl>(D)) {
    const auto *All = dyn_cast<VarDecl>(B->getDecomposedDecl());
    if (All && All->getInit() &&
        (All->getType()->isReferenceType() || namesOthers(All->getType())))
      mentioned(All->getInit(), Out.Whole);
    return Out;
  }
  const auto *V = dyn_cast<VarDecl>(D);
  if (!V)
    return Out;
  QualType T = V->getType();
  bool Pointer = T->isReferenceType() || T->isPointerType();
  if (!Pointer && !namesOthers(T))
    return Out;
  if (V->getInit()) {
    if (Pointer)
      Out.To.push_back(returned(V->getInit()));
    else
      mentioned(V->getInit(), Out.Whole);
  }
  if (!T->isReferenceType())
    boundLater(V, Out);
  return Out;
}

void add(const Expr *E, Names &Out, VarSet Seen);

void addAll(const std::vector<const Expr *> &From, Places &Out,
            const VarSet &Seen) {
  for (const Expr *One : From) {
    Names N;
    add(One, N, Seen);
    Out.merge(N.Exact);
    Out.merge(N.Whole);
  }
}

void addBound(const ValueDecl *Root, const std::string &Suffix, Names &Out,
              const VarSet &Seen) {
  Bound B = boundTo(Root);
  for (const Expr *To : B.To) {
    Names N;
    add(To, N, Seen);
    for (const std::string &P : N.Exact)
      Out.Exact.insert(P + Suffix);
    Out.Whole.merge(N.Whole);
  }
  addAll(B.Whole, Out.Whole, Seen);
}

/// `*find(seen)`, `Handle(seen)`, `(a ? b : c)[i]`: what a function was given,
/// or what it found by itself.
void addMade(const Expr *E, Names &Out, const VarSet &Seen) {
  if (E->isPRValue() && !E->isTypeDependent() &&
      E->getType()->isArithmeticType())
    return;
  walk(E, [&](const Stmt *S) {
    const auto *C = dyn_cast<CallExpr>(S);
    if (C && !C->isTypeDependent() &&
        (C->isGLValue() || C->getType()->isPointerType() ||
         namesOthers(C->getType())))
      Out.Whole.insert("g");
    return true;
  });
  std::vector<const Expr *> Given;
  mentioned(E, Given);
  llvm::erase_if(
      Given, [](const Expr *One) { return One->getType()->isFunctionType(); });
  addAll(Given, Out.Whole, Seen);
}

void add(const Expr *E, Names &Out, VarSet Seen) {
  if (!E)
    return;
  if (const auto *C = dyn_cast<AbstractConditionalOperator>(bare(E))) {
    add(C->getTrueExpr(), Out, Seen);
    add(C->getFalseExpr(), Out, Seen);
    return;
  }
  std::string Place = placeOf(E);
  if (Place.empty())
    return addMade(E, Out, Seen);
  Out.Exact.insert(Place);
  const ValueDecl *Root = rootOf(E);
  if (Root && Seen.insert(Root).second)
    addBound(Root, Place.substr(placeOf(Root).size()), Out, Seen);
}

} // namespace

Names namesOf(const Expr *E) {
  Names Out;
  add(E, Out, {});
  return Out;
}

Names namesOf(const ValueDecl *V) {
  Names Out;
  Out.Exact.insert(placeOf(V));
  addBound(V, "", Out, VarSet{V});
  return Out;
}

void addPlaces(const Expr *E, Places &Out) {
  Names N = namesOf(E);
  Out.merge(N.Exact);
  Out.merge(N.Whole);
}

} // namespace crinn::passes
