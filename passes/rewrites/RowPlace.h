//===- RowPlace.h - where a layout of rows is written -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_ROWPLACE_H
#define CRINN_PASSES_REWRITES_ROWPLACE_H

#include "passes/rewrites/RowLayout.h"

namespace crinn::passes {

/// The class in which \p F stands, as written; or null.
const clang::CXXRecordDecl *classOf(const clang::FunctionDecl *F);

/// True if an #if of the function \p F has a part in \p Where, or holds it.
bool isConditional(const ParsedUnit &U, const clang::FunctionDecl *F,
                   Span Where);

/// Success if the assignments of \p L can be edited where they stand, if their
/// fields can hold longer rows, and if every unit that uses these sees \p F.
/// Errors: Refusal.
llvm::Error checkRowPlace(const ParsedUnit &U, const clang::FunctionDecl *F,
                          const PlainAllocation &A, const RowLayout &L);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_ROWPLACE_H
