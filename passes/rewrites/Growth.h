//===- Growth.h - statements that add to a variable -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_GROWTH_H
#define CRINN_PASSES_REWRITES_GROWTH_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"

#include <optional>
#include <string>

namespace crinn::passes {

/// `sum += x`, `sum = sum + x`, `sum = _mm256_add_ps(sum, x)`, `sum =
/// _mm512_fmadd_ps(x, y, sum)`: what is added goes to any variable of this type
/// as well as to another, and the variables are added up by Add in the end.
struct Growth {
  const clang::VarDecl *Var = nullptr;
  std::string Add;       ///< a function's name; "" for the operator
  unsigned Mentions = 0; ///< how often the variable stands in it
};

/// nullopt if \p E is none, or if what it calls is not known to add.
std::optional<Growth> growthOf(const clang::Expr *E);

/// \p E without what stands in no text. A written cast stays: it rounds.
const clang::Expr *plain(const clang::Expr *E);

/// True for 0, 0.0f, {}, and calls that make a vector of zeros.
bool isZero(const clang::ASTContext &Ctx, const clang::Expr *E);

/// The call that makes zeros of an Intel vector type, "_mm512_setzero_ps()"; ""
/// for other types.
std::string zeroCall(clang::QualType T);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_GROWTH_H
