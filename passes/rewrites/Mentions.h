//===- Mentions.h - where a unit names a setting ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_MENTIONS_H
#define CRINN_PASSES_REWRITES_MENTIONS_H

#include "passes/model/Ast.h"
#include "passes/source/Parse.h"

namespace crinn::passes {

/// All that a unit, templates as written and system headers left out, says of
/// one declaration.
struct Mentions {
  std::vector<const clang::Expr *> All;
  /// What the program's form takes from it, directly or through constants and
  /// constexpr functions that are made of it: "an array has its size from it";
  /// "" for nothing.
  std::string Fixes;
};
Mentions mentionsOf(const ParsedUnit &U, const clang::ValueDecl *D);

/// True if we can prove that each of \p All is an operand of a prefetching
/// call, or of the condition of a statement that does nothing but prefetch: no
/// answer depends on what is named there. False means nothing.
bool onlySteersPrefetches(const ParsedUnit &U,
                          llvm::ArrayRef<const clang::Expr *> All);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_MENTIONS_H
