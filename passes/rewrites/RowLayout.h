//===- RowLayout.h - how a function lays out the index' rows ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A row of an index holds links, a vector and more, one behind the other, and
/// fields say where each part begins and how long the row is:
///
///   stride = links + size + sizeof(label);
///   vector = links;
///   label = links + size;
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_ROWLAYOUT_H
#define CRINN_PASSES_REWRITES_ROWLAYOUT_H

#include "passes/model/Ast.h"
#include "passes/rewrites/Allocation.h"

#include "clang/AST/ExprCXX.h"

namespace crinn::passes {

struct RowLayout {
  const clang::ValueDecl *Links = nullptr;  ///< in front of the vector
  const clang::FieldDecl *Stride = nullptr; ///< from a row to the next
  const clang::FieldDecl *Vector = nullptr; ///< where it begins in its row
  const clang::ValueDecl *Array = nullptr;  ///< points to the first row
  struct Part {
    const clang::BinaryOperator *Assign = nullptr;
    const clang::FieldDecl *Field = nullptr;
    const clang::Expr *First = nullptr; ///< Links, where the sum begins
  };
  std::vector<Part> Parts; ///< in the order in which they stand

  bool isPart(const clang::ValueDecl *D) const {
    return llvm::any_of(Parts, [&](const Part &P) { return P.Field == D; });
  }
};

/// The layout of the rows for which \p F allocates \p A; nothing if the size is
/// a product in which \p F makes no factor by addition. Errors: Refusal, where
/// rows are put together in another way.
llvm::Expected<std::optional<RowLayout>> rowLayout(const ParsedUnit &U,
                                                   const clang::FunctionDecl *F,
                                                   const PlainAllocation &A);

/// The allocations of \p A's array by other functions that lay out its rows:
/// they make a factor of A's size by addition.
std::vector<Idiom> laidOutElsewhere(const ParsedUnit &U,
                                    const clang::FunctionDecl *F,
                                    const PlainAllocation &A);

/// The operands of `a + b` or `a * b`, as \p Op has it, also in a template that
/// does not know what it will call; nulls for all else.
std::pair<const clang::Expr *, const clang::Expr *>
operandsOf(const clang::Stmt *S, clang::BinaryOperatorKind Op);

/// The field of the object itself, or the variable, that \p E names; or null.
const clang::ValueDecl *ownBy(const clang::Expr *E);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_ROWLAYOUT_H
