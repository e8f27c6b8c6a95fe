//===- QuietCode.h - code that computes a value and no more -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_QUIETCODE_H
#define CRINN_PASSES_REWRITES_QUIETCODE_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"

#include <string>

namespace crinn::passes {

/// "" if we can prove that running \p F changes nothing but its own locals, so
/// that calls of it may be made in any order; else what it does beyond.
std::string beyondQuiet(const clang::FunctionDecl *F);

/// The local array that \p C may write through its argument \p I, or null.
const clang::VarDecl *arrayWritten(const clang::CallExpr *C, unsigned I);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_QUIETCODE_H
