//===- NeighbourDistances.cpp - which calls measure a neighbour -----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The second half of NeighbourFlow: from the ids of neighbours to what is
/// computed of them, and to the variables that hold a distance.
///
//===----------------------------------------------------------------------===//

#include "passes/model/NeighbourFlow.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {

void NeighbourFlow::flowDerived() {
  for (const VarDecl *B : llvm::map_range(
           Buffers, [](const ValueDecl *V) { return cast<VarDecl>(V); }))
    Ids.insert(B);
  for (bool More = true; More;) {
    More = false;
    for (const Definition &D : Fs.Definitions)
      if (Fs.inside(D.Loop, L) && !Ids.contains(D.Var) &&
          !Current.contains(D.Var) &&
          (mentions(D.Value, Ids) || mentions(D.Value, Derived)))
        More |= addVariable(Derived, D.Var);
  }
}

bool NeighbourFlow::computes(const CallExpr *C) const {
  if (P.looksLikePrefetch(C))
    return false;
  for (const Expr *A : C->arguments())
    if (mentions(A, Ids) || mentions(A, Derived))
      return true;
  // points[v].distance(query)
  const Expr *Object = calleeOf(C).Object;
  Element E = Object ? elementOf(Object) : Element{};
  const ValueDecl *V = E.Base ? variableOf(E.Index) : nullptr;
  return C->getNumArgs() && V && Ids.contains(V) && !Buffers.contains(V);
}

const CallExpr *NeighbourFlow::distanceIn(const Expr *E) const {
  const CallExpr *Out = nullptr;
  walk(E, [&](const Stmt *N) {
    const auto *C = dyn_cast<CallExpr>(N);
    if (C && !Out && computes(C) &&
        !(isa<CXXOperatorCallExpr>(C) &&
          cast<CXXOperatorCallExpr>(C)->getOperator() != OO_Call))
      Out = C;
    return !Out;
  });
  return Out;
}

/// Not an address, a flag, or another thing's name; a whole number only where
/// there is nothing else (codes have distances of integers).
static bool mayBeDistance(const VarDecl *V, bool Integers) {
  QualType T = V->getType();
  return !T->isPointerType() && !T->isBooleanType() && !T->isReferenceType() &&
         (Integers || !T->isIntegerType());
}

/// `Candidate c{v, distance(v)}`: it holds the distance as well as the id.
bool NeighbourFlow::holdsBoth(const Definition &D) const {
  const Expr *E = bare(D.Value);
  return Ids.contains(D.Var) && !D.Var->getType()->isScalarType() &&
         isa<InitListExpr, ParenListExpr, CXXConstructExpr,
             CXXUnresolvedConstructExpr, CXXTemporaryObjectExpr>(E) &&
         nested(D.Loop) && !variableOf(E);
}

/// A container that the caller lends, whose elements are read afterwards.
bool NeighbourFlow::isScratch(const VarDecl *V) const {
  QualType T = V->getType();
  if (!isa<ParmVarDecl>(V) || !T->isLValueReferenceType() ||
      T->getPointeeType().isConstQualified() ||
      !T->getPointeeType()->isRecordType())
    return false;
  bool Read = false, Written = false;
  walkRun(Fs, L, [&](const Stmt *N) {
    const auto *E = dyn_cast<Expr>(N);
    Element X = E && bare(E) == E && !isa<CXXMemberCallExpr>(E) ? elementOf(E)
                                                                : Element();
    Read |= X.Base && variableOf(X.Base) == V;
    const auto *B = dyn_cast<BinaryOperator>(N);
    Written |= B && B->isAssignmentOp() && mentions(B->getLHS(), V);
    return true;
  });
  return Read && !Written;
}

void NeighbourFlow::findDistances(bool Integers) {
  for (const Definition &D : Fs.Definitions)
    if (Fs.inside(D.Loop, L) && !D.OfRange &&
        (Ids.contains(D.Var) ? holdsBoth(D) : Derived.contains(D.Var)) &&
        mayBeDistance(D.Var, Integers))
      if (const CallExpr *C = distanceIn(D.Value))
        Distances.push_back({C, D.Var, D.Loop});
  for (const Fill &F : Fs.Fills) {
    const VarDecl *Whole = wholeOf(F);
    const auto *V =
        Whole ? Whole : dyn_cast_or_null<VarDecl>(variableOf(F.Container));
    if (V && Fs.inside(F.Loop, L) && F.Values.size() == 1 &&
        (Whole || !Ids.contains(V)))
      if (const CallExpr *C = distanceIn(F.Values[0]);
          C && (isa<BinaryOperator>(F.At) || isa<CXXOperatorCallExpr>(F.At)))
        Distances.push_back({C, V, F.Loop});
  }
}

/// Distances that a call leaves in what it is given; one that is given a
/// distance already stores it.
void NeighbourFlow::addOutDistances(bool Integers) {
  for (const OutArg &O : Fs.Outs)
    if (Fs.inside(O.Loop, L) && !Ids.contains(O.Var) && computes(O.Call) &&
        (mayBeDistance(O.Var, Integers) || isScratch(O.Var)) &&
        !Current.contains(O.Var) &&
        llvm::none_of(O.Call->arguments(), [&](const Expr *A) {
          return !mentions(A, O.Var) && passesOn(A, Dists);
        }))
      Distances.push_back({O.Call, O.Var, O.Loop});
}

/// Distances are ordered, or handed on together with an id; what is only
/// compared for equality or used as an index (a hash, a label) is none.
bool NeighbourFlow::usedAsDistance(const VarDecl *V) const {
  bool Used = false, Index = false;
  VarSet Self = {V};
  walkRun(Fs, L, [&](const Stmt *N) {
    if (const auto *B = dyn_cast<BinaryOperator>(N))
      Used |= B->isRelationalOp() && mentions(B, V);
    else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(N)) {
      auto K = O->getOperator();
      Used |= (K == OO_Less || K == OO_Greater || K == OO_LessEqual ||
               K == OO_GreaterEqual) &&
              mentions(O, V);
    }
    if (isa<CallExpr, CXXConstructExpr, CXXUnresolvedConstructExpr,
            InitListExpr, ParenListExpr>(N)) {
      bool Own = false, Id = false;
      for (const Stmt *A : N->children()) {
        Own |= passesOn(dyn_cast_or_null<Expr>(A), Self);
        Id |= passesOn(dyn_cast_or_null<Expr>(A), Ids);
      }
      Used |= Own && Id;
    }
    if (const auto *E = dyn_cast<ArraySubscriptExpr>(N))
      Index |= mentions(elementOf(E).Index, V);
    return true;
  });
  return Used && !Index;
}

void NeighbourFlow::dropOthers() {
  llvm::erase_if(Distances, [&](const Distance &D) {
    bool Container = D.Var->getType()->isArrayType() ||
                     (!D.Var->getType()->isDependentType() &&
                      !D.Var->getType()->isRealFloatingType());
    return !Container && !usedAsDistance(D.Var);
  });
}

void NeighbourFlow::flowDistances() {
  for (const Distance &D : Distances)
    if (D.Var)
      addVariable(Dists, D.Var);
  for (bool More = true; More;) {
    More = false;
    for (const Definition &D : Fs.Definitions)
      if (Fs.inside(D.Loop, L) && !Dists.contains(D.Var) &&
          !Current.contains(D.Var) && !D.Var->getType()->isBooleanType() &&
          !D.Var->getType()->isIntegerType() && passesOn(D.Value, Dists))
        More |= addVariable(Dists, D.Var);
  }
  // An object made from both carries both.
  for (const Definition &D : Fs.Definitions)
    if (Dists.contains(D.Var) && Fs.inside(D.Loop, L) &&
        passesOn(D.Value, Ids) && !D.Var->getType()->isRealFloatingType())
      addVariable(Ids, D.Var);
}

} // namespace crinn::passes
