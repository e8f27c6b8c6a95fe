//===- RowAddress.cpp - what an address in a row is made of ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/RowAddress.h"
#include "passes/model/Sites.h"
#include "passes/model/ValueSources.h"
#include "passes/rewrites/Mentions.h"

using namespace clang;

namespace crinn::passes {

bool isZero(const Expr *E) {
  E = bare(E);
  if (const auto *L = dyn_cast<InitListExpr>(E))
    return !L->getNumInits() ||
           (L->getNumInits() == 1 && isZero(L->getInit(0)));
  if (const auto *P = dyn_cast<ParenListExpr>(E))
    return P->getNumExprs() == 1 && isZero(P->getExpr(0));
  if (isa<CXXNullPtrLiteralExpr, GNUNullExpr, ImplicitValueInitExpr,
          CXXScalarValueInitExpr>(E))
    return true;
  const auto *I = dyn_cast<IntegerLiteral>(E);
  return I && I->getValue() == 0;
}

bool isMemoryCall(const Surroundings::Argument &A, unsigned Index) {
  return A.Call && A.Index == Index && A.Call->getNumArgs() == 3 &&
         (A.Name == "memset" || A.Name == "memcpy" || A.Name == "memmove");
}

bool RowAddress::isAddress(const Stmt *S) {
  const Stmt *Up = Around.around(S, /*Casts=*/true);
  return !(Up && operandsOf(Up, BO_Sub).first) &&
         isSumOfPlaces(cast<Expr>(S), /*Pointers=*/true);
}

bool RowAddress::isDistance(const Expr *Sum) {
  return isSumOfPlaces(Sum, /*Pointers=*/false);
}

bool RowAddress::isSumOfPlaces(const Expr *Sum, bool Pointers) {
  bool Fine = true, Inside = false, Known = true;
  forEachOperand(Sum, BO_Add, [&](const Expr *E) {
    const auto *D = dyn_cast_or_null<FieldDecl>(namedBy(E));
    Inside |= D && D != L.Stride && L.isPart(D);
    if (E->getType()->isIntegerType())
      Known &= isPlace(E);
    else
      Fine &= isPlace(E) || (Pointers && isBytePointer(E->getType()));
  });
  Fine &= isOfOneObject(Sum);
  // A row begins with links, so what is read there is no vector.
  return Fine && (Inside || (Known && !Around.isCastToReal(Sum)));
}

bool RowAddress::isPlace(const Expr *E) {
  unsigned Strides = 0, Factors = 0;
  forEachOperand(E, BO_Mul, [&](const Expr *F) {
    ++Factors;
    Strides += asWritten(namedBy(F)) == L.Stride;
  });
  if (Strides)
    return Strides == 1 && Factors > 1;
  const auto *D = dyn_cast_or_null<FieldDecl>(namedBy(E));
  return D && (L.isPart(D) || isAlwaysZero(D));
}

bool RowAddress::isIndex(const Stmt *S) const {
  const auto *A = dyn_cast_or_null<ArraySubscriptExpr>(Around.around(S));
  return A && A->getIdx() == Around.operand(S) &&
         isBytePointer(A->getBase()->IgnoreParenImpCasts()->getType());
}

bool RowAddress::isBytePointer(QualType T) const {
  if (T->isDependentType() || !T->isPointerType())
    return false;
  QualType P = T->getPointeeType();
  return P->isVoidType() || (!P->isIncompleteType() && P->isObjectType() &&
                             U.Ctx.getTypeSizeInChars(P).isOne());
}

bool RowAddress::isAlwaysZero(const FieldDecl *D) {
  auto Known = Zero.find(D);
  if (Known != Zero.end())
    return Known->second;
  bool Out = startsAtZero(D);
  for (const Expr *E : mentionsOf(U, D).All) {
    const auto *B = dyn_cast_or_null<BinaryOperator>(Around.around(E));
    bool Read =
        B && (!B->isAssignmentOp() || (B->getOpcode() == BO_Assign &&
                                       Around.operand(E) == B->getRHS()));
    Out &= Around.isInSizeof(E) || isCopied(E, D) || Read ||
           isFileUse(Around.argument(E));
  }
  return Zero[D] = Out;
}

bool RowAddress::isRowSize(const Surroundings::Argument &A) {
  if (!isMemoryCall(A, 2) || A.Address)
    return false;
  for (unsigned I = 0; I < (A.Name == "memset" ? 1u : 2u); ++I) {
    bool Row = false,
         Fine = isOfOneObject({A.Call->getArg(I), A.Call->getArg(2)});
    forEachOperand(bare(A.Call->getArg(I)), BO_Add, [&](const Expr *E) {
      const ValueDecl *D = asWritten(namedBy(E));
      const auto *F = dyn_cast_or_null<FieldDecl>(D);
      Row |= D == L.Array;
      Fine &= D == L.Array || (isPlace(E) && !(F && L.isPart(F)));
    });
    if (!Row || !Fine)
      return false;
  }
  return true;
}

bool RowAddress::isCopied(const Expr *E, const ValueDecl *D) const {
  const auto *B = dyn_cast_or_null<BinaryOperator>(Around.around(E));
  if (!B || B->getOpcode() != BO_Assign || !isa<FieldDecl>(D))
    return false;
  auto IsField = [&](const Expr *Side) {
    return asWritten(namedBy(Side)) == D;
  };
  return (IsField(B->getLHS()) && IsField(B->getRHS())) ||
         (Around.operand(E) == B->getLHS() && isZero(B->getRHS()));
}

bool RowAddress::isFileUse(const Surroundings::Argument &A) const {
  if (!A.Call || isAmount(A))
    return false;
  if (!readsFile(A))
    return writesFile(A);
  // The array is read by value; a field is set.
  return isSetBy(A) || asWritten(namedBy(A.Call->getArg(A.Index))) == L.Array;
}

bool RowAddress::isOfOneObject(llvm::ArrayRef<const Stmt *> All) const {
  std::set<std::string> Objects;
  for (const Stmt *Part : All)
    walk(Part, [&](const Stmt *S) {
      const auto *M = dyn_cast<MemberExpr>(S);
      const ValueDecl *D = M ? asWritten(M->getMemberDecl()) : nullptr;
      if (D && (D == L.Array || D == L.Stride || L.isPart(D)))
        Objects.insert(M->isImplicitAccess()
                           ? "this"
                           : squeeze(textOf(U.Ctx, M->getBase())));
      return true;
    });
  return Objects.size() < 2;
}

bool RowAddress::isAmount(const Surroundings::Argument &A) const {
  return !A.Address && llvm::any_of(A.Call->arguments(), [&](const Expr *Arg) {
    const Expr *E = bare(Arg);
    return Arg != A.Call->getArg(A.Index) &&
           (isBytePointer(Arg->IgnoreParens()->getType()) ||
            isBytePointer(Arg->IgnoreImpCasts()->getType())) &&
           !names(E, L.Array);
  });
}

bool RowAddress::startsAtZero(const FieldDecl *D) const {
  if (const Expr *I = D->getInClassInitializer(); I && !isZero(I))
    return false;
  for (const FunctionDecl *F : functionsOf(U))
    if (const auto *C = dyn_cast<CXXConstructorDecl>(F))
      for (const CXXCtorInitializer *I : C->inits())
        if (I->isWritten() && I->getAnyMember() == D && !isZero(I->getInit()) &&
            asWritten(namedBy(I->getInit())) != D)
          return false;
  return true;
}

} // namespace crinn::passes
