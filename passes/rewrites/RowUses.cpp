//===- RowUses.cpp - what else depends on the layout of rows --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Every mention of the layout's fields has to be of a form that stays right
/// with any values of these:
///
///   the links' size    may be assigned, and say how much memset or memcpy do
///   the stride         multiplies an index, in an address or a size
///   places in a row    are added to an address
///   the array          is where such an address begins; is freed, tested
///
/// All may be copied, read from a file and written to one. A sum with the
/// links' size elsewhere is a place in a row that would not move.
///
//===----------------------------------------------------------------------===//

#include "passes/rewrites/RowUses.h"
#include "passes/model/Sites.h"
#include "passes/rewrites/Mentions.h"
#include "passes/rewrites/RowAddress.h"
#include "passes/source/Escape.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Uses {
public:
  Uses(const ParsedUnit &U, const RowLayout &L)
      : U(U), L(L), Around(U), Row(U, L, Around) {}

  llvm::Error check() {
    for (const RowLayout::Part &P : L.Parts)
      if (!Row.startsAtZero(P.Field))
        return refuse(P.Field->getName() + " has an initialiser of its own");
    if (llvm::Error Not = each(L.Links, &Uses::isFineLinks))
      return Not;
    if (llvm::Error Not = checkSpelledAgain())
      return Not;
    if (llvm::Error Not = each(L.Stride, &Uses::isFineStride))
      return Not;
    for (const RowLayout::Part &P : L.Parts)
      if (P.Field != L.Stride)
        if (llvm::Error Not = each(P.Field, &Uses::isFinePlace))
          return Not;
    if (llvm::Error Not = each(L.Array, &Uses::isFineArray))
      return Not;
    if (llvm::none_of(mentionsOf(U, L.Vector).All, [&](const Expr *E) {
          return Around.whole(E, BO_Add) != E || Row.isIndex(E);
        }))
      return refuse("nothing is read from the rows by " + L.Vector->getName());
    return checkFiles();
  }

private:
  using Test = bool (Uses::*)(const Expr *);

  llvm::Error each(const ValueDecl *D, Test Fine) {
    Mentions M = mentionsOf(U, D);
    if (!M.Fixes.empty())
      return refuse(D->getName() + ": " + M.Fixes);
    for (const Expr *E : M.All)
      if (!Around.isInSizeof(E) && !Row.isCopied(E, D) && !(this->*Fine)(E))
        return refuse("not every use of " + D->getName() +
                      " fits rows of another form: " + textAround(E));
    return llvm::Error::success();
  }

  std::string textAround(const Stmt *S) const {
    const Stmt *Up = Around.whole(Around.whole(S, BO_Mul), BO_Add);
    if (const Stmt *More = Around.around(Up); More && isa<Expr>(More))
      Up = More;
    std::string Text = textOf(U.Ctx, Up), Flat;
    for (llvm::StringRef Word : llvm::split(Text, '\n'))
      Flat += (Flat.empty() ? "" : " ") + Word.trim().str();
    return oneLine(Flat, 100);
  }

  bool isPartOfLayout(const Expr *E) const {
    const auto *B = dyn_cast_or_null<BinaryOperator>(Around.around(E));
    return llvm::any_of(L.Parts, [&](const RowLayout::Part &P) {
      return P.First == E ||
             (P.Assign == B && B && Around.operand(E) == B->getLHS());
    });
  }

  bool isFineLinks(const Expr *E) {
    if (isPartOfLayout(E))
      return true;
    const auto *B = dyn_cast_or_null<BinaryOperator>(Around.around(E));
    if (B && B->getOpcode() == BO_Assign && Around.operand(E) == B->getLHS()) {
      if (isa<BinaryOperator>(B->getRHS()->IgnoreParenImpCasts()))
        Values[squeeze(textOf(U.Ctx, B->getRHS()))].insert(
            B->getRHS()->IgnoreParenImpCasts());
      return true;
    }
    Surroundings::Argument A = Around.argument(E);
    return (isMemoryCall(A, 2) && !A.Address) || Row.isFileUse(A);
  }

  /// The links' size may also be computed where no field says it.
  llvm::Error checkSpelledAgain() const {
    const auto *V = dyn_cast<VarDecl>(L.Links);
    auto Known = Values;
    if (V && V->getInit())
      Known[squeeze(textOf(U.Ctx, V->getInit()))].insert(
          V->getInit()->IgnoreParenImpCasts());
    std::string Found;
    for (const FunctionDecl *F : functionsOf(U))
      walk(F->getBody(), [&](const Stmt *S) {
        const auto *B = dyn_cast<BinaryOperator>(S);
        if (!B || !B->isAdditiveOp() || !Found.empty())
          return Found.empty();
        auto It = Known.find(squeeze(textOf(U.Ctx, B)));
        if (It != Known.end() && !It->second.contains(B))
          Found = textAround(B);
        return true;
      });
    if (Found.empty())
      return llvm::Error::success();
    return refuse("the value of " + L.Links->getName() +
                  " is also computed elsewhere: " + Found);
  }

  /// Of `id * stride`, alone or in the address of a row.
  bool isFineStride(const Expr *E) {
    if (isPartOfLayout(E))
      return true;
    Surroundings::Argument A = Around.argument(E);
    if (Row.isRowSize(A) || Row.isFileUse(A))
      return true;
    const Stmt *Product = Around.whole(E, BO_Mul);
    if (Product == E ||
        Around.isNarrowed(Product, U.Ctx.getTypeSize(U.Ctx.getSizeType())))
      return false;
    const Stmt *Up = Around.around(Product, /*Casts=*/true);
    if (Up && operandsOf(Up, BO_Add).first) {
      const Stmt *Sum = Around.whole(Product, BO_Add);
      return Row.isAddress(Sum) && isFollowed(Sum);
    }
    if (const auto *B = dyn_cast_or_null<BinaryOperator>(Up))
      return B->getOpcode() == BO_AddAssign ||
             (B->getOpcode() == BO_Assign &&
              Around.operand(Product, true) == B->getRHS());
    return isa_and_nonnull<CallExpr, DeclStmt, ReturnStmt>(Up) ||
           Row.isIndex(Product);
  }

  static bool isBytes(const Expr *E) {
    QualType T = E->IgnoreParenImpCasts()->getType();
    return T->isPointerType() && (T->getPointeeType()->isVoidType() ||
                                  T->getPointeeType()->isCharType() ||
                                  T->getPointeeType()->isStdByteType());
  }

  /// What is added to the address of a row, \p Sum, where it is kept as one of
  /// bytes: by an index, or to the local that gets it.
  bool isFollowed(const Stmt *Sum) {
    for (const RowLayout::Part &P : L.Parts)
      if (P.Field != L.Stride && names(Sum, P.Field))
        return true;
    if (!isFineIndex(Sum))
      return false;
    const ValueDecl *Kept = nullptr;
    if (const BinaryOperator *B = Around.assignedBy(Sum))
      Kept = variableOf(B->getLHS());
    else if (const auto *D =
                 dyn_cast_or_null<DeclStmt>(Around.around(Sum, /*Casts=*/true)))
      for (const Decl *One : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(One);
            V && V->getInit() && names(V->getInit(), L.Stride))
          Kept = V;
    const auto *V = dyn_cast_or_null<VarDecl>(Kept);
    return !V || !V->isLocalVarDecl() ||
           llvm::all_of(mentionsOf(U, V).All,
                        [&](const Expr *E) { return isFineRow(E); });
  }

  /// `row[0]`, or a place as the index.
  bool isFineIndex(const Stmt *Row) {
    const auto *S = dyn_cast_or_null<ArraySubscriptExpr>(Around.around(Row));
    return !S || !isBytes(S->getBase()) || S->getIdx() == Around.operand(Row) ||
           isZero(S->getIdx()) || this->Row.isDistance(S->getIdx());
  }

  /// A local that points to a row's bytes: nothing but places is added.
  bool isFineRow(const Expr *E) {
    if (!isBytes(E))
      return true;
    const Stmt *Up = Around.around(E);
    if (const auto *A = dyn_cast_or_null<CompoundAssignOperator>(Up))
      return Around.operand(E) != A->getLHS();
    if (const auto *O = dyn_cast_or_null<UnaryOperator>(Up))
      return !O->isIncrementDecrementOp();
    const Stmt *Sum = Around.whole(E, BO_Add);
    return isFineIndex(E) && !(Up && operandsOf(Up, BO_Sub).first) &&
           (Sum == E || Row.isAddress(Sum));
  }

  bool isFinePlace(const Expr *E) {
    if (isPartOfLayout(E) || Row.isFileUse(Around.argument(E)))
      return true;
    const Stmt *Sum = Around.whole(E, BO_Add);
    return (Sum != E || Row.isIndex(E)) && Row.isAddress(Sum);
  }

  bool isFineArray(const Expr *E) {
    const Stmt *Up = Around.around(E, /*Casts=*/true);
    if (const auto *B = dyn_cast_or_null<BinaryOperator>(Up)) {
      if (B->getOpcode() == BO_Assign && Around.operand(E, true) == B->getLHS())
        return isTaken(B->getRHS());
      if (B->isEqualityOp())
        return isZero(B->getLHS()) || isZero(B->getRHS());
    }
    if (const auto *N = dyn_cast_or_null<UnaryOperator>(Up))
      if (N->getOpcode() == UO_LNot)
        return true;
    if (isa_and_nonnull<IfStmt>(Up))
      return true;
    if (const auto *S = dyn_cast_or_null<ArraySubscriptExpr>(Up))
      return Row.isDistance(S->getIdx());
    Surroundings::Argument A = Around.argument(E);
    if (A.Call && !A.Address)
      return A.Name == "free" || (A.Name == "realloc" && isWhole(A, 1)) ||
             ((isMemoryCall(A, 0) || isMemoryCall(A, 1)) && isWhole(A, 2) &&
              Row.isOfOneObject(
                  {A.Call->getArg(0), A.Call->getArg(1), A.Call->getArg(2)})) ||
             Row.isFileUse(A);
    const Stmt *Sum = Around.whole(E, BO_Add);
    return Sum != E && Row.isAddress(Sum);
  }

  /// What the array points to: memory, null, or a local that got it.
  bool isTaken(const Expr *E) const {
    E = bare(E);
    if (isZero(E))
      return true;
    if (const auto *V = dyn_cast_or_null<VarDecl>(variableOf(E)))
      return V->isLocalVarDecl() && V->getInit() && isTaken(V->getInit());
    const auto *C = dyn_cast<CallExpr>(E);
    std::string Name = C ? calleeOf(C).Name : "";
    return (Name == "malloc" || Name == "realloc" || Name == "calloc" ||
            Name == "aligned_alloc") &&
           llvm::any_of(C->arguments(),
                        [&](const Expr *A) { return isOfRows(A); });
  }

  bool isWhole(const Surroundings::Argument &A, unsigned Size) const {
    return Size < A.Call->getNumArgs() && isOfRows(A.Call->getArg(Size));
  }

  /// A size that the stride says.
  bool isOfRows(const Expr *Size) const {
    if (names(Size, L.Stride))
      return true;
    const auto *V = dyn_cast_or_null<VarDecl>(variableOf(Size));
    return V && V->isLocalVarDecl() && V->getInit() &&
           names(V->getInit(), L.Stride);
  }

  /// A file with rows has to say how they are laid out.
  llvm::Error checkFiles() const {
    bool Rows = false;
    for (const Expr *E : mentionsOf(U, L.Array).All) {
      Surroundings::Argument A = Around.argument(Around.whole(E, BO_Add));
      Rows |= readsFile(A) || writesFile(A);
    }
    if (!Rows)
      return llvm::Error::success();
    for (const RowLayout::Part &P : L.Parts)
      if (llvm::none_of(mentionsOf(U, P.Field).All, [&](const Expr *E) {
            Surroundings::Argument A = Around.argument(E);
            return readsFile(A) && isSetBy(A);
          }))
        return refuse("rows are written to a file or read from one, but " +
                      P.Field->getName() + " is not read from it");
    return llvm::Error::success();
  }

  const ParsedUnit &U;
  const RowLayout &L;
  Surroundings Around;
  RowAddress Row;
  /// The sums that the links' size is, by their text.
  std::map<std::string, llvm::DenseSet<const Expr *>> Values;
};

} // namespace

llvm::Error checkRowUses(const ParsedUnit &U, const RowLayout &L) {
  return Uses(U, L).check();
}

} // namespace crinn::passes
