//===- Setting.h - the value of a tunable, and what it may be ---*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_SETTING_H
#define CRINN_PASSES_MODEL_SETTING_H

#include "passes/model/Ast.h"

#include "clang/AST/ASTContext.h"

#include <optional>

namespace crinn::passes {

/// What a tunable steers, as scan names it.
enum class Steers {
  Ef,       ///< the width of a best-first search
  Degree,   ///< the length of a neighbour list
  Prefetch, ///< how far ahead, or how many lines, a prefetch goes
  Locality  ///< the third argument of __builtin_prefetch
};
llvm::StringRef nameOf(Steers S);
std::optional<Steers> steersNamed(llvm::StringRef Name);

/// The expression that gives \p D its value: a default argument, an initialiser
/// (of the list with one element, that element), what a function returns. Null
/// if there is none.
const clang::Expr *valueOf(const clang::ValueDecl *D);

struct Range {
  int64_t Min = 0, Max = 0; ///< both are in it
};

/// What the tunable \p D, which steers \p S, may be: a range by what it steers,
/// cut to its type's. Nothing for a type that is no integer or not known yet,
/// as in a template.
std::optional<Range> rangeOf(const clang::ASTContext &Ctx,
                             const clang::ValueDecl *D, Steers S);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_SETTING_H
