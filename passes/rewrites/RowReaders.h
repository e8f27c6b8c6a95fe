//===- RowReaders.h - how rows are counted and read by id -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_ROWREADERS_H
#define CRINN_PASSES_REWRITES_ROWREADERS_H

#include "passes/model/Ast.h"

#include <string>

namespace crinn::passes {

/// A number of a class: a field, or the size of one.
struct Number {
  const clang::FieldDecl *Field = nullptr;
  bool Size = false;
  auto operator<=>(const Number &) const = default;
};

/// The number that \p E reads, of the object itself; an atomic one too.
Number numberIn(const clang::Expr *E);

/// What \p S makes larger: `n++`, `n += k`, `n.fetch_add(1)`, and `c` of
/// `c.push_back(v)`.
Number grownBy(const clang::Stmt *S);

/// How rows are read by their ids: a member function that takes one, or a field
/// that is indexed by one, or by a multiple of one.
struct Reader {
  std::string Call;
  const clang::FieldDecl *Field = nullptr;
  /// "" where the id itself is the index; of a call, the id's argument.
  std::string Stride;
  bool operator==(const Reader &) const = default;
};

/// The readers in \p S for ids that \p Is tells, and those in the bodies that
/// \p Depth calls lead to; \p Object is what they are members of, null for the
/// object itself.
void forEachReader(
    const clang::Stmt *S, llvm::function_ref<bool(const clang::Expr *)> Is,
    llvm::function_ref<void(const Reader &, const clang::Expr *Object)> Use,
    unsigned Depth = 2);

/// The variable that \p E is, or is a member of; or null.
const clang::ValueDecl *rootOf(const clang::Expr *E);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_ROWREADERS_H
