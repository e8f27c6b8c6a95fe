//===- RowLayout.cpp - how a function lays out the index' rows ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// From the allocation back: the factor of its size that the function makes by
/// addition is the stride, the first term of that sum is what stands in front
/// of the vector, and every field that begins with the same term is a place in
/// the row.
///
//===----------------------------------------------------------------------===//

#include "passes/rewrites/RowLayout.h"
#include "passes/model/Address.h"
#include "passes/model/Items.h"
#include "passes/model/Sites.h"
#include "passes/model/ValueSources.h"

using namespace clang;

namespace crinn::passes {

std::pair<const Expr *, const Expr *> operandsOf(const Stmt *S,
                                                 BinaryOperatorKind Op) {
  if (const auto *B = dyn_cast<BinaryOperator>(S); B && B->getOpcode() == Op)
    return {B->getLHS(), B->getRHS()};
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(S);
      O && O->getNumArgs() == 2 &&
      BinaryOperator::getOverloadedOperator(Op) == O->getOperator())
    return {O->getArg(0), O->getArg(1)};
  return {};
}

const ValueDecl *ownBy(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return isa<CXXThisExpr>(M->getBase()->IgnoreParenImpCasts())
               ? M->getMemberDecl()
               : nullptr;
  const auto *R = dyn_cast<DeclRefExpr>(E);
  return R ? R->getDecl() : nullptr;
}

namespace {

/// All that \p F gives \p D.
std::vector<const Expr *> valuesOf(const FunctionDecl *F, const ValueDecl *D) {
  std::vector<const Expr *> Out;
  if (const auto *C = dyn_cast<CXXConstructorDecl>(F))
    for (const CXXCtorInitializer *I : C->inits())
      if (I->getAnyMember() == D)
        Out.push_back(I->getInit());
  walk(F->getBody(), [&](const Stmt *S) {
    const auto *B = dyn_cast<BinaryOperator>(S);
    if (B && B->isAssignmentOp() && ownBy(B->getLHS()) == D)
      Out.push_back(B->isCompoundAssignmentOp() ? B : B->getRHS());
    return true;
  });
  const auto *V = dyn_cast<VarDecl>(D);
  if (V && V->isLocalVarDecl() && V->getInit())
    Out.push_back(V->getInit());
  return Out;
}

/// True if \p F makes \p E by addition, in one step or over other variables.
bool isSum(const FunctionDecl *F, const Expr *E, unsigned Depth = 0) {
  E = bare(E);
  if (const auto *L = dyn_cast<InitListExpr>(E); L && L->getNumInits() == 1)
    E = bare(L->getInit(0));
  if (const auto *P = dyn_cast<ParenListExpr>(E); P && P->getNumExprs() == 1)
    E = bare(P->getExpr(0));
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return B->isAdditiveOp() || B->isCompoundAssignmentOp();
  const ValueDecl *D = ownBy(E);
  return D && Depth < 4 &&
         llvm::any_of(
             valuesOf(F, D),
             [&](const Expr *Of) { return isSum(F, Of, Depth + 1); });
}

struct Factor {
  const Expr *E = nullptr;
  bool Written = true; ///< in the allocation itself, not in a variable's value
};

void collectFactors(const Expr *E, bool Written, std::vector<Factor> &Out) {
  E = bare(E);
  if (auto [L, R] = operandsOf(E, BO_Mul); L) {
    collectFactors(L, Written, Out);
    return collectFactors(R, Written, Out);
  }
  const auto *V = dyn_cast_or_null<VarDecl>(variableOf(E));
  if (V && V->isLocalVarDecl() && V->getInit() &&
      operandsOf(bare(V->getInit()), BO_Mul).first)
    return collectFactors(V->getInit(), false, Out);
  Out.push_back({E, Written});
}

/// `a` of `a + b + c`; null where a difference is among them.
const Expr *firstTerm(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  while (const auto *B = dyn_cast<BinaryOperator>(E)) {
    if (B->getOpcode() != BO_Add)
      return nullptr;
    E = B->getLHS()->IgnoreParenImpCasts();
  }
  return E;
}

/// The innermost block of \p F that holds \p E, and the statement in it.
std::pair<const CompoundStmt *, unsigned> blockOf(const FunctionDecl *F,
                                                  const Stmt *E) {
  std::pair<const CompoundStmt *, unsigned> Out = {};
  walk(F->getBody(), [&](const Stmt *S) {
    if (const auto *C = dyn_cast<CompoundStmt>(S))
      for (unsigned I = 0; I < C->size(); ++I)
        if (contains(C->body_begin()[I], E))
          Out = {C, I};
    return true;
  });
  return Out;
}

const BinaryOperator *assignment(const Stmt *S) {
  const auto *E = dyn_cast<Expr>(S);
  const auto *B = dyn_cast_or_null<BinaryOperator>(E ? bare(E) : nullptr);
  return B && B->getOpcode() == BO_Assign ? B : nullptr;
}

/// The assignments of one block that begin with the same term as the stride's.
class Finder {
public:
  Finder(const FunctionDecl *F, const PlainAllocation &A) : F(F), A(A) {
    L.Array = A.Pointer;
  }

  llvm::Expected<RowLayout> find(const FieldDecl *Stride) {
    L.Stride = Stride;
    std::tie(Block, Taken) = blockOf(F, A.Taken);
    std::optional<unsigned> First, Last;
    const Expr *Sum = nullptr;
    for (unsigned I = 0; Block && I < Taken; ++I)
      if (const auto *B = assignment(at(I)); B && ownBy(B->getLHS()) == Stride)
        Sum = B->getRHS();
    const Expr *Term = Sum ? firstTerm(Sum) : nullptr;
    L.Links = Term ? ownBy(Term) : nullptr;
    if (!L.Links || Term == Sum->IgnoreParenImpCasts())
      return refuse(name(Stride) + " is a sum, but no sum of fields or "
                                   "variables in the allocation's own block");
    for (unsigned I = 0; I < Taken; ++I)
      if (addPart(assignment(at(I)))) {
        First = First.value_or(I);
        Last = I;
      }
    if (llvm::Error Not = checkParts())
      return std::move(Not);
    for (unsigned I = *First; I <= *Last; ++I)
      if (llvm::Error Not = checkBetween(at(I)))
        return std::move(Not);
    return L;
  }

private:
  static std::string name(const ValueDecl *D) { return D->getNameAsString(); }
  const Stmt *at(unsigned I) const { return Block->body_begin()[I]; }

  bool addPart(const BinaryOperator *B) {
    const auto *Field =
        B ? dyn_cast_or_null<FieldDecl>(ownBy(B->getLHS())) : nullptr;
    const Expr *Term = Field ? firstTerm(B->getRHS()) : nullptr;
    if (!Term || ownBy(Term) != L.Links)
      return false;
    L.Parts.push_back({B, Field, Term});
    if (Term == B->getRHS()->IgnoreParenImpCasts())
      L.Vector = L.Vector ? L.Stride : Field; // two: told below
    return true;
  }

  llvm::Error checkParts() const {
    if (!L.Vector || L.Vector == L.Stride)
      return refuse("no one field is " + name(L.Links) +
                    " alone, so where the vector begins is not seen");
    VarSet Fields;
    for (const RowLayout::Part &P : L.Parts)
      if (!Fields.insert(P.Field).second)
        return refuse(name(P.Field) + " is assigned twice");
    for (const RowLayout::Part &P : L.Parts) {
      bool Again = false;
      walk(P.Assign->getRHS(), [&](const Stmt *S) {
        const auto *E = dyn_cast<Expr>(S);
        const ValueDecl *D =
            E && isa<MemberExpr, DeclRefExpr>(E) ? ownBy(E) : nullptr;
        Again |= D && E != P.First && (D == L.Links || Fields.contains(D));
        return !Again;
      });
      if (Again || !isPure(P.Assign->getRHS()))
        return refuse("the sum for " + name(P.Field) +
                      " needs another part of the row, or does more than read");
    }
    return llvm::Error::success();
  }

  /// Between the parts nothing may happen but plain assignments.
  llvm::Error checkBetween(const Stmt *S) const {
    const auto *B = assignment(S);
    const ValueDecl *To = B ? ownBy(B->getLHS()) : nullptr;
    if (!To || To == L.Links || !isPure(B->getRHS()) ||
        !To->getType()->isScalarType())
      return refuse("more than assignments stands among those of the row");
    return llvm::Error::success();
  }

  const FunctionDecl *F;
  const PlainAllocation &A;
  RowLayout L;
  const CompoundStmt *Block = nullptr;
  unsigned Taken = 0;
};

} // namespace

llvm::Expected<std::optional<RowLayout>> rowLayout(const ParsedUnit &U,
                                                   const FunctionDecl *F,
                                                   const PlainAllocation &A) {
  std::vector<Factor> Factors;
  collectFactors(cast<CallExpr>(A.Taken)->getArg(0), true, Factors);
  const FieldDecl *Stride = nullptr;
  for (const Factor &Of : Factors) {
    if (!ownBy(Of.E) && isa_and_nonnull<FieldDecl>(namedBy(Of.E)))
      return refuse("the size of a row is a field of another object");
    if (!isSum(F, Of.E))
      continue;
    const auto *D = dyn_cast_or_null<FieldDecl>(ownBy(Of.E));
    if (!D || Stride || !Of.Written)
      return refuse("the size is no count times the size of a row that a field "
                    "holds: " +
                    textOf(U.Ctx, cast<CallExpr>(A.Taken)->getArg(0)));
    Stride = D;
  }
  if (!Stride)
    return std::nullopt;
  llvm::Expected<RowLayout> L = Finder(F, A).find(Stride);
  if (!L)
    return L.takeError();
  return std::optional<RowLayout>(std::move(*L));
}

std::vector<Idiom> laidOutElsewhere(const ParsedUnit &U, const FunctionDecl *F,
                                    const PlainAllocation &A) {
  std::vector<Factor> Factors;
  collectFactors(cast<CallExpr>(A.Taken)->getArg(0), true, Factors);
  std::vector<Idiom> Out;
  for (const FunctionDecl *Other : functionsOf(U))
    walk(Other->getBody(), [&](const Stmt *S) {
      const BinaryOperator *B = Other == F ? nullptr : assignment(S);
      const auto *C = B ? dyn_cast<CallExpr>(bare(B->getRHS())) : nullptr;
      if (!C || ownBy(B->getLHS()) != A.Pointer ||
          calleeOf(C).Name != "malloc" || C->getNumArgs() != 1)
        return true;
      for (const Factor &Of : Factors) {
        const auto *D = dyn_cast_or_null<FieldDecl>(ownBy(Of.E));
        if (D && names(C->getArg(0), D) && isSum(Other, Of.E)) {
          Out.push_back({IdiomKind::Storage,
                         Other,
                         C->getBeginLoc(),
                         {Bound{"storage", C}}});
          break;
        }
      }
      return false;
    });
  return Out;
}

} // namespace crinn::passes
