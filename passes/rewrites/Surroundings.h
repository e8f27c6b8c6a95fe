//===- Surroundings.h - what stands around an expression --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SURROUNDINGS_H
#define CRINN_PASSES_REWRITES_SURROUNDINGS_H

#include "passes/rewrites/RowLayout.h"

#include "llvm/ADT/DenseMap.h"

namespace crinn::passes {

/// The functions below the root, from the inside out. What stands elsewhere (a
/// default argument, a field's initialiser) has nothing around it.
class Surroundings {
public:
  explicit Surroundings(const ParsedUnit &U);

  /// The statement around \p S without parentheses and implicit casts; with
  /// \p Casts written ones are left out too. Null outside of all.
  const clang::Stmt *around(const clang::Stmt *S, bool Casts = false) const;

  /// The child of around(S) that \p S is, or is wrapped in.
  const clang::Stmt *operand(const clang::Stmt *S, bool Casts = false) const;

  /// The largest product, or sum, of which \p S is a factor, or an addend;
  /// \p S itself if there is none.
  const clang::Stmt *whole(const clang::Stmt *S,
                           clang::BinaryOperatorKind Op) const;

  /// The call of which \p S is an argument, and which one it is.
  struct Argument {
    const clang::CallExpr *Call = nullptr;
    unsigned Index = 0;
    bool Address = false; ///< `&s`, not `s`
    std::string Name;     ///< of the function, in lower case
  };
  Argument argument(const clang::Stmt *S) const;

  /// What gets the value \p S, if that is an assignment.
  const clang::BinaryOperator *assignedBy(const clang::Stmt *S) const;

  bool isInSizeof(const clang::Stmt *S) const;

  /// True if \p S is cast to a pointer to a number that is no integer.
  bool isCastToReal(const clang::Stmt *S) const;

  /// True if a cast makes the number \p S narrower than \p Bits.
  bool isNarrowed(const clang::Stmt *S, unsigned Bits) const;

private:
  const clang::ASTContext &Ctx;
  bool isWrap(const clang::Stmt *S, bool Casts) const;
  llvm::DenseMap<const clang::Stmt *, const clang::Stmt *> Outer;
};

/// Calls \p Use for each addend of \p Sum, or each factor.
void forEachOperand(const clang::Expr *Sum, clang::BinaryOperatorKind Op,
                    llvm::function_ref<void(const clang::Expr *)> Use);

/// True if \p A takes its argument as something to be set.
bool isSetBy(const Surroundings::Argument &A);

/// True for what reads or writes a file, by its name.
bool readsFile(const Surroundings::Argument &A);
bool writesFile(const Surroundings::Argument &A);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SURROUNDINGS_H
