//===- Dimension.cpp - what tells a kernel its number of dimensions -------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Dimension.h"
#include "passes/model/Address.h"
#include "passes/model/Assignments.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"

#include <algorithm>

using namespace clang;

namespace crinn::passes {
namespace {

bool isInteger(QualType T) {
  return !T->isDependentType() && !T->isReferenceType() && T->isIntegerType() &&
         !T->isBooleanType() && !T->isEnumeralType();
}

/// True for an expression that reads through a parameter, names nothing but
/// parameters, and does no more.
bool readsParameter(const Expr *E) {
  bool Only = true, Reads = false;
  walk(E, [&](const Stmt *S) {
    if (const auto *D = dyn_cast<DeclRefExpr>(S))
      Only &= isa<ParmVarDecl>(D->getDecl());
    const auto *U = dyn_cast<UnaryOperator>(S);
    Reads |= isa<ArraySubscriptExpr>(S) || (U && U->getOpcode() == UO_Deref);
    return Only;
  });
  return Only && Reads && isPure(E);
}

/// True if we can prove that \p S runs to its end and stores into locals alone,
/// none of which \p Read names. False means nothing.
bool leavesAlone(const Stmt *S, const Expr *Read) {
  bool Only = true;
  walk(S, [&](const Stmt *N) {
    Only &= !isa<CallExpr, CXXConstructExpr, CXXNewExpr, CXXDeleteExpr,
                 CXXThrowExpr, LambdaExpr, ReturnStmt, GotoStmt,
                 IndirectGotoStmt, LabelStmt, AsmStmt>(N);
    return Only;
  });
  Assignments All(S);
  return Only && llvm::all_of(All.All, [&](const Assigned &A) {
           if (!A.To)
             return true;
           if (!A.Var || A.Var->getType()->isReferenceType() ||
               !A.Var->hasLocalStorage() || mentions(Read, A.Var))
             return false;
           const Expr *Base = elementOf(A.To).Base;
           return isa<DeclRefExpr>(bare(A.To)) ||
                  (A.Var->getType()->isArrayType() && Base &&
                   variableOf(Base) == A.Var);
         });
}

/// True if \p F declares \p V before it does anything else that counts, so that
/// the value is read whenever the function runs, and is what it was before.
bool readAtOnce(const FunctionDecl *F, const VarDecl *V) {
  const auto *Body = dyn_cast<CompoundStmt>(F->getBody());
  if (!Body)
    return false;
  for (const Stmt *S : Body->body()) {
    const auto *D = dyn_cast<DeclStmt>(S);
    if (!D && !leavesAlone(S, V->getInit()))
      return false;
    if (!D)
      continue;
    for (const Decl *One : D->decls()) {
      if (One == V)
        return true;
      const auto *Before = dyn_cast<VarDecl>(One);
      if (!Before || Before->getType()->isRecordType() ||
          (Before->getInit() && !isPure(Before->getInit())))
        return false;
    }
  }
  return false;
}

/// Variables that a loop's end depends on, through whatever they are made of.
VarSet boundsOf(const FunctionDecl *F) {
  Assignments All(F->getBody());
  VarSet Out;
  auto Add = [&](const Stmt *S) {
    bool Grew = false;
    walk(S, [&](const Stmt *N) {
      if (const auto *D = dyn_cast<DeclRefExpr>(N))
        if (const auto *V = dyn_cast<VarDecl>(D->getDecl()))
          Grew |= Out.insert(V).second;
      return true;
    });
    return Grew;
  };
  walk(F->getBody(), [&](const Stmt *S) {
    if (isa<ForStmt, WhileStmt, DoStmt>(S))
      if (const Expr *C = conditionOf(S))
        Add(C);
    return true;
  });
  for (bool Grew = true; Grew;) {
    Grew = false;
    for (const Assigned &A : All.All)
      if (A.Var && A.Value && Out.contains(A.Var))
        Grew |= Add(A.Value);
  }
  return Out;
}

/// What `v` is divided by where it stands: 16 of `v >> 4` and `v / 16`.
uint64_t divisorAt(ASTContext &Ctx, const DeclRefExpr *Use) {
  const Stmt *S = Use;
  while (true) {
    DynTypedNodeList Up = Ctx.getParents(*S);
    const Stmt *Next = Up.empty() ? nullptr : Up[0].get<Stmt>();
    if (!Next || !isa<ImplicitCastExpr, ParenExpr>(Next)) {
      const auto *B = dyn_cast_or_null<BinaryOperator>(Next);
      Expr::EvalResult R;
      if (!B || B->getLHS()->IgnoreParenImpCasts() != Use ||
          !B->getRHS()->EvaluateAsInt(R, Ctx))
        return 1;
      uint64_t By = R.Val.getInt().getLimitedValue(1 << 20);
      if (B->getOpcode() == BO_Shr && By < 20)
        return uint64_t(1) << By;
      return B->getOpcode() == BO_Div && By > 0 ? By : 1;
    }
    S = Next;
  }
}

uint64_t stepOf(const FunctionDecl *F, const VarDecl *V) {
  uint64_t Step = 0;
  walk(F->getBody(), [&](const Stmt *S) {
    if (const auto *D = dyn_cast<DeclRefExpr>(S); D && D->getDecl() == V) {
      uint64_t By = divisorAt(F->getASTContext(), D);
      Step = Step ? std::min(Step, By) : By;
      if (Step && By % Step)
        Step = 1;
    }
    return true;
  });
  return std::max<uint64_t>(Step, 1);
}

} // namespace

llvm::Expected<Dimension> dimensionOf(const FunctionDecl *Kernel) {
  VarSet Bounds = boundsOf(Kernel);
  std::vector<Dimension> All;
  for (const ParmVarDecl *P : Kernel->parameters())
    if (isInteger(P->getType()) && Bounds.contains(P))
      All.push_back({P, nullptr});
  walk(Kernel->getBody(), [&](const Stmt *S) {
    if (const auto *D = dyn_cast<DeclStmt>(S))
      for (const Decl *One : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(One))
          if (V->getInit() && isInteger(V->getType()) && Bounds.contains(V) &&
              readsParameter(V->getInit()) && readAtOnce(Kernel, V))
            All.push_back({V, V->getInit()});
    return true;
  });
  if (All.empty())
    return refuse("no integer parameter bounds the kernel's loops");
  if (All.size() > 1)
    return refuse("several numbers bound the kernel's loops: " +
                  All[0].Var->getNameAsString() + " and " +
                  All[1].Var->getNameAsString());
  All[0].Step = stepOf(Kernel, All[0].Var);
  return All[0];
}

} // namespace crinn::passes
