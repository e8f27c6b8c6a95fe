//===- Surroundings.cpp - what stands around an expression ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Surroundings.h"
#include "passes/model/Sites.h"

using namespace clang;

namespace crinn::passes {

Surroundings::Surroundings(const ParsedUnit &U) : Ctx(U.Ctx) {
  auto Add = [&](const Stmt *Root) {
    walk(Root, [&](const Stmt *S) {
      if (const auto *C = dyn_cast<CapturedStmt>(S))
        Outer.try_emplace(C->getCapturedStmt(), S);
      for (const Stmt *Inner : S->children())
        if (Inner)
          Outer.try_emplace(Inner, S);
      return true;
    });
  };
  for (const FunctionDecl *F : functionsOf(U)) {
    Add(F->getBody());
    if (const auto *C = dyn_cast<CXXConstructorDecl>(F))
      for (const CXXCtorInitializer *I : C->inits())
        if (I->isWritten())
          Add(I->getInit());
  }
}

bool Surroundings::isWrap(const Stmt *S, bool Casts) const {
  return isa<ParenExpr, ImplicitCastExpr, ExprWithCleanups,
             MaterializeTemporaryExpr>(S) ||
         (Casts && isa<ExplicitCastExpr>(S));
}

const Stmt *Surroundings::operand(const Stmt *S, bool Casts) const {
  for (const Stmt *Up = Outer.lookup(S); Up && isWrap(Up, Casts);
       Up = Outer.lookup(S))
    S = Up;
  return S;
}

const Stmt *Surroundings::around(const Stmt *S, bool Casts) const {
  return Outer.lookup(operand(S, Casts));
}

const Stmt *Surroundings::whole(const Stmt *S, BinaryOperatorKind Op) const {
  while (const Stmt *Up = around(S)) {
    if (!operandsOf(Up, Op).first)
      break;
    S = Up;
  }
  return S;
}

Surroundings::Argument Surroundings::argument(const Stmt *S) const {
  Argument A;
  const Stmt *Arg = operand(S, /*Casts=*/true);
  const Stmt *Up = Outer.lookup(Arg);
  if (const auto *U = dyn_cast_or_null<UnaryOperator>(Up);
      U && U->getOpcode() == UO_AddrOf) {
    A.Address = true;
    Arg = operand(U, /*Casts=*/true);
    Up = Outer.lookup(Arg);
  }
  const auto *C = dyn_cast_or_null<CallExpr>(Up);
  for (unsigned I = 0; C && I < C->getNumArgs(); ++I)
    if (C->getArg(I) == Arg) {
      A.Call = C;
      A.Index = I;
      A.Name = llvm::StringRef(calleeOf(C).Name).lower();
      if (const auto *O = dyn_cast<CXXOperatorCallExpr>(C))
        A.Name = getOperatorSpelling(O->getOperator());
    }
  return A;
}

const BinaryOperator *Surroundings::assignedBy(const Stmt *S) const {
  const auto *B = dyn_cast_or_null<BinaryOperator>(around(S, true));
  return B && B->getOpcode() == BO_Assign && B->getRHS() == operand(S, true)
             ? B
             : nullptr;
}

bool Surroundings::isInSizeof(const Stmt *S) const {
  return isa_and_nonnull<UnaryExprOrTypeTraitExpr>(around(S));
}

bool Surroundings::isCastToReal(const Stmt *S) const {
  for (S = Outer.lookup(S); S && isWrap(S, /*Casts=*/true);
       S = Outer.lookup(S)) {
    QualType T = cast<Expr>(S)->getType();
    if (T->isPointerType() && T->getPointeeType()->isRealFloatingType())
      return true;
  }
  return false;
}

bool Surroundings::isNarrowed(const Stmt *S, unsigned Bits) const {
  for (S = Outer.lookup(S); S && isWrap(S, /*Casts=*/true);
       S = Outer.lookup(S)) {
    QualType T = cast<Expr>(S)->getType();
    if (T->isDependentType() ||
        (T->isIntegerType() && Ctx.getTypeSize(T) < Bits))
      return true;
  }
  return false;
}

void forEachOperand(const Expr *Sum, BinaryOperatorKind Op,
                    llvm::function_ref<void(const Expr *)> Use) {
  auto [L, R] = operandsOf(Sum->IgnoreParenImpCasts(), Op);
  if (!L)
    return Use(Sum->IgnoreParenImpCasts());
  forEachOperand(L, Op, Use);
  forEachOperand(R, Op, Use);
}

bool isSetBy(const Surroundings::Argument &A) {
  auto Sets = [&](const Decl *D) {
    if (const auto *T = dyn_cast<FunctionTemplateDecl>(D))
      D = T->getTemplatedDecl();
    const auto *F = dyn_cast<FunctionDecl>(D);
    if (!F || A.Index >= F->getNumParams())
      return false;
    QualType T = F->getParamDecl(A.Index)->getType();
    return T->isLValueReferenceType() &&
           !T.getNonReferenceType().isConstQualified();
  };
  if (A.Address)
    return true;
  if (A.Name == ">>" && A.Index == 1)
    return true;
  const Expr *Callee = A.Call->getCallee()->IgnoreParenImpCasts();
  if (const auto *O = dyn_cast<OverloadExpr>(Callee)) {
    unsigned Fitting = 0;
    for (const NamedDecl *D : O->decls())
      Fitting += Sets(D->getUnderlyingDecl());
    return Fitting && Fitting == O->getNumDecls();
  }
  const FunctionDecl *F = calleeOf(A.Call).Decl;
  return F && Sets(F);
}

/// `_mm_loadu_ps` and its like have to do with no file.
static bool hasWord(const Surroundings::Argument &A,
                    std::initializer_list<const char *> Words) {
  return A.Call && !llvm::StringRef(A.Name).starts_with("_") &&
         llvm::any_of(Words, [&](const char *W) {
           return A.Name.find(W) != std::string::npos;
         });
}

bool readsFile(const Surroundings::Argument &A) {
  return (A.Call && A.Name == ">>") ||
         (hasWord(A, {"read", "load", "deserial", "restore"}) &&
          !hasWord(A, {"thread", "spread"}));
}

bool writesFile(const Surroundings::Argument &A) {
  return (A.Call && A.Name == "<<") ||
         (hasWord(A, {"write", "save", "serial", "store", "dump"}) &&
          !readsFile(A));
}

} // namespace crinn::passes
