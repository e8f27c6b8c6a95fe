//===- RowAddress.h - what an address in a row is made of -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_ROWADDRESS_H
#define CRINN_PASSES_REWRITES_ROWADDRESS_H

#include "passes/rewrites/Surroundings.h"

namespace crinn::passes {

/// True for a literal 0 or null, in whatever brackets.
bool isZero(const clang::Expr *E);

/// Knows `array + id * stride + place`. Every answer is a proof; false means
/// nothing.
class RowAddress {
public:
  RowAddress(const ParsedUnit &U, const RowLayout &L,
             const Surroundings &Around)
      : U(U), L(L), Around(Around) {}

  /// Each addend of \p S is the address of a byte, a row's number times the
  /// stride, a place in a row, or nothing; behind a place, any number.
  bool isAddress(const clang::Stmt *S);

  /// The same without an address among them.
  bool isDistance(const clang::Expr *Sum);

  /// \p S is the index of an array of bytes.
  bool isIndex(const clang::Stmt *S) const;

  /// The size in `memset(row, 0, stride)`, of rows of this array.
  bool isRowSize(const Surroundings::Argument &A);

  /// `s = other.s`, where both are the field \p D; `s = 0`.
  bool isCopied(const clang::Expr *E, const clang::ValueDecl *D) const;

  /// \p A goes to a file, or is set from one.
  bool isFileUse(const Surroundings::Argument &A) const;

  /// No initialiser gives \p D another value than 0.
  bool startsAtZero(const clang::FieldDecl *D) const;

  /// All fields of the layout in \p All are those of one object: an index that
  /// was loaded may have rows of another form than one that was built.
  bool isOfOneObject(llvm::ArrayRef<const clang::Stmt *> All) const;

private:
  /// Says how much of other memory than the array is read or written.
  bool isAmount(const Surroundings::Argument &A) const;
  bool isBytePointer(clang::QualType T) const;
  bool isSumOfPlaces(const clang::Expr *Sum, bool Pointers);
  bool isPlace(const clang::Expr *E);
  bool isAlwaysZero(const clang::FieldDecl *D);

  const ParsedUnit &U;
  const RowLayout &L;
  const Surroundings &Around;
  llvm::DenseMap<const clang::FieldDecl *, bool> Zero;
};

/// Argument \p Index of memset, memcpy or memmove.
bool isMemoryCall(const Surroundings::Argument &A, unsigned Index);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_ROWADDRESS_H
