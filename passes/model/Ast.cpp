//===- Ast.cpp - one view of dependent and resolved code ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Ast.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {

const Expr *bare(const Expr *E) {
  while (E) {
    const Expr *Old = E;
    E = E->IgnoreParenImpCasts();
    if (const auto *C = dyn_cast<ExplicitCastExpr>(E))
      E = C->getSubExpr();
    else if (const auto *C = dyn_cast<CXXUnresolvedConstructExpr>(E);
             C && C->getNumArgs() == 1 &&
             C->getTypeAsWritten()->isArithmeticType())
      E = C->getArg(0); // `int(x)` in a template
    else if (const auto *C = dyn_cast<ExprWithCleanups>(E))
      E = C->getSubExpr();
    else if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(E))
      E = M->getSubExpr();
    else if (const auto *B = dyn_cast<CXXBindTemporaryExpr>(E))
      E = B->getSubExpr();
    else if (const auto *C = dyn_cast<CXXConstructExpr>(E);
             C && C->getNumArgs() == 1 && C->isElidable())
      E = C->getArg(0);
    if (E == Old)
      break;
  }
  return E;
}

Callee calleeOf(const CallExpr *C) {
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(C)) {
    Callee R{"operator", nullptr, Op->getDirectCallee()};
    if (Op->getOperator() == OO_Call)
      R.Object = Op->getArg(0);
    return R;
  }
  const Expr *F = bare(C->getCallee());
  if (const auto *M = dyn_cast<MemberExpr>(F)) {
    const auto *Fn = dyn_cast<FunctionDecl>(M->getMemberDecl());
    // A field that is called is its own object.
    return {M->getMemberDecl()->getNameAsString(), Fn ? M->getBase() : F, Fn};
  }
  if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(F))
    return {M->getMember().getAsString(),
            M->isImplicitAccess() ? nullptr : M->getBase(), nullptr};
  if (const auto *M = dyn_cast<UnresolvedMemberExpr>(F))
    return {M->getMemberName().getAsString(),
            M->isImplicitAccess() ? nullptr : M->getBase(), nullptr};
  if (const auto *U = dyn_cast<OverloadExpr>(F))
    return {U->getName().getAsString(), nullptr, nullptr};
  if (const auto *D = dyn_cast<DependentScopeDeclRefExpr>(F))
    return {D->getDeclName().getAsString(), nullptr, nullptr};
  if (const auto *D = dyn_cast<DeclRefExpr>(F)) {
    if (const auto *Fn = dyn_cast<FunctionDecl>(D->getDecl()))
      return {Fn->getNameAsString(), nullptr, Fn};
    return {D->getDecl()->getNameAsString(), F, nullptr}; // a functor
  }
  return {"", F, nullptr};
}

static bool isThis(const Expr *E) { return !E || isa<CXXThisExpr>(bare(E)); }

std::string placeOf(const ValueDecl *V) {
  const auto *Var = dyn_cast<VarDecl>(V);
  return (Var && Var->hasGlobalStorage() ? "g." : "v") +
         std::to_string(reinterpret_cast<uintptr_t>(V->getCanonicalDecl()));
}

const ValueDecl *localOf(llvm::StringRef Place) {
  uintptr_t Address = 0;
  if (!Place.consume_front("v") ||
      Place.split('.').first.getAsInteger(10, Address))
    return nullptr;
  return reinterpret_cast<const ValueDecl *>(Address);
}

const Expr *addressIn(const BinaryOperator *B) {
  auto Address = [](const Expr *E) {
    return E->getType()->isPointerType() || E->getType()->isArrayType();
  };
  if (!B->isAdditiveOp())
    return nullptr;
  bool Swapped = Address(B->getRHS()) && !Address(B->getLHS()) &&
                 !B->getLHS()->isTypeDependent();
  return Swapped || placeOf(B->getLHS()).empty() ? B->getRHS() : B->getLHS();
}

std::string placeOf(const Expr *E) {
  E = E ? bare(E) : nullptr;
  if (!E)
    return "";
  auto Member = [](const Expr *Base, std::string Name) {
    std::string B = isThis(Base) ? "this" : placeOf(Base);
    return B.empty() ? B : B + "." + Name;
  };
  if (isa<CXXThisExpr>(E))
    return "this";
  if (const auto *D = dyn_cast<DeclRefExpr>(E))
    return placeOf(D->getDecl());
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return Member(M->getBase(), M->getMemberDecl()->getNameAsString());
  if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E))
    return Member(M->isImplicitAccess() ? nullptr : M->getBase(),
                  M->getMember().getAsString());
  if (const auto *A = dyn_cast<ArraySubscriptExpr>(E))
    return placeOf(elementOf(A).Base);
  if (const auto *U = dyn_cast<UnaryOperator>(E);
      U && (U->getOpcode() == UO_Deref || U->getOpcode() == UO_AddrOf))
    return placeOf(U->getSubExpr());
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return placeOf(addressIn(B));
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E); O && O->getNumArgs())
    return placeOf(O->getArg(0));
  if (const auto *C = dyn_cast<CallExpr>(E)) {
    Callee R = calleeOf(C);
    return R.Object ? placeOf(R.Object) : "";
  }
  return "";
}

bool overlaps(llvm::StringRef A, llvm::StringRef B) {
  if (A.empty() || B.empty())
    return false;
  auto Inside = [](llvm::StringRef Part, llvm::StringRef Whole) {
    return Part.consume_front(Whole) && (Part.empty() || Part[0] == '.');
  };
  return Inside(A, B) || Inside(B, A);
}

void walk(const Stmt *S, llvm::function_ref<bool(const Stmt *)> Visit) {
  if (!S || !Visit(S))
    return;
  // An OpenMP region; its children are only what it captures.
  if (const auto *C = dyn_cast<CapturedStmt>(S))
    return walk(C->getCapturedStmt(), Visit);
  for (const Stmt *C : S->children())
    walk(C, Visit);
}

const ValueDecl *variableOf(const Expr *E) {
  E = E ? bare(E) : nullptr;
  const auto *D = dyn_cast_or_null<DeclRefExpr>(E);
  return D ? D->getDecl() : nullptr;
}

bool mentions(const Stmt *S, const VarSet &Vars) {
  bool Found = false;
  walk(S, [&](const Stmt *N) {
    if (const auto *D = dyn_cast<DeclRefExpr>(N))
      Found |= Vars.contains(D->getDecl());
    return !Found;
  });
  return Found;
}

bool mentions(const Stmt *S, const ValueDecl *V) {
  return V && mentions(S, VarSet{V});
}

Element elementOf(const Expr *E) {
  E = E ? bare(E) : nullptr;
  if (!E)
    return {};
  if (const auto *A = dyn_cast<ArraySubscriptExpr>(E))
    return A->isTypeDependent() ? Element{A->getLHS(), A->getRHS()}
                                : Element{A->getBase(), A->getIdx()};
  if (const auto *U = dyn_cast<UnaryOperator>(E);
      U && U->getOpcode() == UO_Deref)
    if (const auto *B = dyn_cast<BinaryOperator>(bare(U->getSubExpr()));
        B && B->getOpcode() == BO_Add)
      return {B->getLHS(), B->getRHS()};
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E);
      O && O->getOperator() == OO_Subscript && O->getNumArgs() == 2)
    return {O->getArg(0), O->getArg(1)};
  if (const auto *C = dyn_cast<CallExpr>(E);
      C && C->getNumArgs() >= 1 && C->getNumArgs() <= 3) {
    Callee R = calleeOf(C);
    if (R.Object && !isa<CXXOperatorCallExpr>(C))
      return {R.Object, C->getArg(C->getNumArgs() - 1)};
  }
  return {};
}

bool isLiteral(const Expr *E) {
  E = E ? bare(E) : nullptr;
  if (const auto *U = dyn_cast_or_null<UnaryOperator>(E))
    return U->getOpcode() == UO_Minus && isLiteral(U->getSubExpr());
  return isa_and_nonnull<IntegerLiteral, FloatingLiteral,
                         CXXNullPtrLiteralExpr>(E);
}

} // namespace crinn::passes
