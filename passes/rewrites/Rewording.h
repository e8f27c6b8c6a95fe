//===- Rewording.h - an expression written once more ---------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_REWORDING_H
#define CRINN_PASSES_REWRITES_REWORDING_H

#include "passes/model/Ast.h"
#include "passes/source/Text.h"

#include <map>
#include <string>

namespace crinn::passes {

/// True if we can prove that computing \p E changes nothing. The operators of
/// types that a template decides are taken to compute only.
bool readsOnly(const clang::Expr *E);

/// What stands for a variable elsewhere.
using Renaming = std::map<const clang::ValueDecl *, std::string>;

/// The text of \p E with the variables of \p Names renamed; "" if a macro
/// spells any of it.
std::string textWith(const clang::ASTContext &Ctx, const clang::Expr *E,
                     const Renaming &Names);

/// True for a variable or a member of one: reading it again gives the same.
bool isNamed(const clang::Expr *E);

/// \p Text on one line; "" if it has comments.
std::string onOneLine(const std::string &Text);

/// \p Text without white space and `this->`.
std::string plainText(llvm::StringRef Text);

/// \p E without the hint of __builtin_expect.
const clang::Expr *withoutHint(const clang::Expr *E);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_REWORDING_H
