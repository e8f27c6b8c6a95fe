//===- VectorFlow.cpp - which vectors a value is made of ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/VectorFlow.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

bool isNumber(QualType T) {
  return T.getNonReferenceType()->isArithmeticType() ||
         T.getNonReferenceType()->isEnumeralType();
}

/// `_mm256_add_ps`, `vaddq_f32`, `hn::Add`: instructions that only add.
bool onlyAdds(StringRef Name) {
  std::string N = Name.lower();
  return N == "add" || N == "move" || N == "forward" ||
         StringRef(N).contains("_add_") || StringRef(N).contains("_hadd_") ||
         StringRef(N).starts_with("vadd");
}

bool joins(BinaryOperatorKind K) {
  return K != BO_Add && K != BO_Comma && K != BO_Shl && K != BO_Shr &&
         !BinaryOperator::isAssignmentOp(K);
}

} // namespace

VectorFlow::VectorFlow(const Assignments &Body) : Body(Body) {
  for (bool Changed = true; Changed;) {
    Changed = false;
    auto Give = [&](const VarDecl *V, Vectors New) {
      if (!V || isa<ParmVarDecl>(V) || V->hasGlobalStorage())
        return;
      Vectors &Old = Held[V];
      Changed |= (Old | New) != Old;
      Old |= New;
    };
    for (const Assigned &A : Body.All)
      if (A.Value)
        Give(A.Var, of(A.Value, A.Var));
    // `store(buffer, sum)`, `it.loadu(p)`: a local array or object that a call
    // is given may be set from what else it is given.
    for (const CallExpr *C : Body.Calls) {
      if (isa<CXXOperatorCallExpr>(C))
        continue;
      Vectors All = 0;
      for (const Expr *A : C->arguments())
        All |= of(A);
      if (!All)
        continue;
      for (const Expr *A : C->arguments())
        if (const auto *V = dyn_cast_or_null<VarDecl>(variableOf(A));
            V && V->getType()->isArrayType())
          Give(V, All);
      if (const Expr *O = calleeOf(C).Object)
        if (const auto *V = dyn_cast_or_null<VarDecl>(variableOf(O)))
          Give(V, All);
    }
  }
  for (const Expr *Base : Body.Bases)
    Read |= of(Base);
  for (const CallExpr *C : Body.Calls)
    if (!isa<CXXOperatorCallExpr>(C))
      Read |= readBy(C);
}

/// What a call reads as the loop goes on: `load(a + i)`, `a.get(i)`. A whole
/// vector that each round hands on (`cost(order)`) is not read by element.
VectorFlow::Vectors VectorFlow::readBy(const CallExpr *C) const {
  auto Moves = [&](const Expr *E) {
    const auto *V = dyn_cast_or_null<VarDecl>(variableOf(E));
    return !V || llvm::any_of(Body.All,
                              [&](const Assigned &A) { return A.Var == V; });
  };
  Vectors Out = 0;
  bool Indexed = false;
  for (const Expr *A : C->arguments()) {
    Indexed |= llvm::any_of(Body.All, [&](const Assigned &I) {
      bool Counts = !I.Value || I.How == Assigned::Sum;
      return Counts && I.Var && Body.Indices.contains(I.Var) &&
             mentions(A, I.Var);
    });
    QualType T = A->getType().getNonReferenceType();
    if ((T->isPointerType() || T->isDependentType() || T->isRecordType()) &&
        Moves(A))
      Out |= of(A);
  }
  const Expr *O = calleeOf(C).Object;
  const std::string Name = calleeOf(C).Name;
  Indexed |= StringRef(Name).contains_insensitive("load") ||
             StringRef(Name).contains_insensitive("gather");
  return Indexed || (O && Moves(O)) ? Out | of(C) : Out;
}

VectorFlow::Vectors VectorFlow::rootOf(const std::string &Place,
                                       bool IsParameter) const {
  if (Place.empty())
    return 0;
  unsigned Bit = Roots.try_emplace(Place, Roots.size()).first->second;
  if (Bit >= 64)
    return 0;
  Vectors V = Vectors(1) << Bit;
  if (IsParameter)
    Parameters |= V;
  return V;
}

VectorFlow::Vectors VectorFlow::ofMember(const Expr *E,
                                         const Expr *Base) const {
  if (isNumber(E->getType()))
    return 0;
  const VarDecl *V = Base ? bottomOf(Base) : nullptr;
  if (V && !isa<ParmVarDecl>(V) && !V->hasGlobalStorage())
    return Held.lookup(V);
  return rootOf(placeOf(E), V && isa<ParmVarDecl>(V));
}

VectorFlow::Vectors VectorFlow::of(const Expr *E,
                                   const ValueDecl *Without) const {
  E = E ? bare(E) : nullptr;
  if (!E || isa<UnaryExprOrTypeTraitExpr, LambdaExpr, CXXThisExpr>(E))
    return 0;
  if (const auto *D = dyn_cast<DeclRefExpr>(E)) {
    const auto *V = dyn_cast<VarDecl>(D->getDecl());
    if (!V || V == Without)
      return 0;
    bool IsParameter = isa<ParmVarDecl>(V);
    if (!IsParameter && !V->hasGlobalStorage())
      return Held.lookup(V);
    return isNumber(V->getType()) ? 0 : rootOf(placeOf(V), IsParameter);
  }
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return ofMember(M, M->getBase());
  if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E))
    return ofMember(M, M->isImplicitAccess() ? nullptr : M->getBase());
  if (const auto *A = dyn_cast<ArraySubscriptExpr>(E))
    return of(A->getBase(), Without);
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E);
      O && O->getOperator() == OO_Subscript)
    return of(O->getArg(0), Without);
  Vectors Out = 0;
  if (const auto *C = dyn_cast<CallExpr>(E)) {
    for (const Expr *A : C->arguments())
      Out |= of(A, Without);
    if (const Expr *O = calleeOf(C).Object; O && !isa<CXXOperatorCallExpr>(C))
      if (!isa<DeclRefExpr, MemberExpr>(bare(C->getCallee())) ||
          isa_and_nonnull<CXXMethodDecl>(calleeOf(C).Decl))
        Out |= of(O, Without);
    return Out;
  }
  for (const Stmt *C : E->children())
    if (const auto *Sub = dyn_cast_or_null<Expr>(C))
      Out |= of(Sub, Without);
  return Out;
}

bool VectorFlow::areTwo(Vectors V) const {
  V &= Read;
  for (const auto &[A, I] : Roots)
    for (const auto &[B, J] : Roots) {
      Vectors One = I < 64 ? Vectors(1) << I : 0;
      Vectors Other = J < 64 ? Vectors(1) << J : 0;
      if (I != J && (V & One) && (V & Other) && ((One | Other) & Parameters) &&
          !overlaps(A, B))
        return true;
    }
  return false;
}

bool VectorFlow::allParameters(Vectors V) const { return !(V & ~Parameters); }

bool VectorFlow::combines(const Expr *E, const ValueDecl *Without) const {
  VarSet Seen;
  return combines(E, Without, Seen);
}

bool VectorFlow::combines(const Expr *E, const ValueDecl *Without,
                          VarSet &Seen) const {
  E = E ? bare(E) : nullptr;
  if (!E || isa<LambdaExpr>(E) || !areTwo(of(E, Without)))
    return false;
  if (const auto *D = dyn_cast<DeclRefExpr>(E)) {
    const ValueDecl *V = D->getDecl();
    if (V == Without || !Seen.insert(V).second)
      return false;
    return llvm::any_of(Body.All, [&](const Assigned &A) {
      return A.Var == V && A.Value && combines(A.Value, Without, Seen);
    });
  }
  if (const auto *B = dyn_cast<BinaryOperator>(E); B && joins(B->getOpcode()))
    return true;
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E)) {
    OverloadedOperatorKind K = O->getOperator();
    if (K == OO_Call ||
        (O->isInfixBinaryOp() && joins(BinaryOperator::getOverloadedOpcode(K))))
      return true;
  } else if (const auto *C = dyn_cast<CallExpr>(E)) {
    unsigned Giving = 0;
    for (const Expr *A : C->arguments())
      Giving += of(A, Without) != 0;
    if (Giving >= 2 && !onlyAdds(calleeOf(C).Name))
      return true;
    if (const Expr *O = calleeOf(C).Object; O && combines(O, Without, Seen))
      return true;
  }
  for (const Stmt *C : E->children())
    if (const auto *Sub = dyn_cast_or_null<Expr>(C);
        Sub && combines(Sub, Without, Seen))
      return true;
  return false;
}

} // namespace crinn::passes
