//===- Aliases.cpp - other names of a place -------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Aliases.h"

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
      E = placeOf(B->getLHS()).empty() ? B->getRHS() : B->getLHS();
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

/// True for an object that is made to name others: with a reference in it, or
/// with a pointer that its copies share (a view, a closure, an array of
/// pointers). A container has pointers too, and copies what they point to.
bool namesOthers(QualType T) {
  if (const auto *A = dyn_cast<ArrayType>(T.getCanonicalType()))
    return A->getElementType()->isPointerType() ||
           namesOthers(A->getElementType());
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (!R || !R->hasDefinition() || R->isDependentType())
    return false;
  for (const FieldDecl *F : R->fields())
    if (F->getType()->isReferenceType() || namesOthers(F->getType()) ||
        (F->getType()->isPointerType() && R->isTriviallyCopyable()))
      return true;
  return llvm::any_of(R->bases(), [](const CXXBaseSpecifier &B) {
    return namesOthers(B.getType());
  });
}

/// What a local may be another name of. The suffix of a reference or pointer is
/// one of what it is bound to; of other things all is meant.
struct Bound {
  std::vector<const Expr *> To;
  bool Whole = false;
};

Bound boundTo(const ValueDecl *D) {
  Bound Out;
  if (const auto *B = dyn_cast<BindingDecl>(D)) {
    const auto *All = dyn_cast<VarDecl>(B->getDecomposedDecl());
    if (All && All->getType()->isReferenceType() && All->getInit())
      Out = {{All->getInit()}, true};
    return Out;
  }
  const auto *V = dyn_cast<VarDecl>(D);
  if (!V)
    return Out;
  QualType T = V->getType();
  if (V->getInit() && namesOthers(T)) {
    Out.Whole = true;
    walk(V->getInit(), [&](const Stmt *S) {
      const auto *M = dyn_cast<MemberExpr>(S);
      if (isa<DeclRefExpr>(S) || (M && isa<CXXThisExpr>(bare(M->getBase()))))
        Out.To.push_back(cast<Expr>(S));
      return true;
    });
  }
  if (!T->isReferenceType() && !T->isPointerType())
    return Out;
  if (V->getInit())
    Out.To.push_back(returned(V->getInit()));
  // A pointer may be set later.
  const auto *F = dyn_cast<FunctionDecl>(V->getDeclContext());
  if (F && T->isPointerType())
    walk(F->getBody(), [&](const Stmt *S) {
      if (const auto *B = dyn_cast<BinaryOperator>(S);
          B && B->getOpcode() == BO_Assign && variableOf(B->getLHS()) == V)
        Out.To.push_back(returned(B->getRHS()));
      return true;
    });
  return Out;
}

} // namespace

void addPlaces(const Expr *E, Places &Out, VarSet Seen) {
  if (const auto *C = dyn_cast_or_null<AbstractConditionalOperator>(
          E ? bare(E) : nullptr)) {
    addPlaces(C->getTrueExpr(), Out, Seen);
    addPlaces(C->getFalseExpr(), Out, Seen);
    return;
  }
  std::string Place = placeOf(E);
  const ValueDecl *Root = rootOf(E);
  if (Place.empty())
    return;
  Out.insert(Place);
  if (!Root || !Seen.insert(Root).second)
    return;
  std::string Suffix = Place.substr(placeOf(Root).size());
  Bound B = boundTo(Root);
  for (const Expr *To : B.To) {
    Places Names;
    addPlaces(To, Names, Seen);
    for (const std::string &N : Names)
      Out.insert(B.Whole ? N : N + Suffix);
  }
}

} // namespace crinn::passes
