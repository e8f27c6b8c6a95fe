//===- Given.h - what calls are given, and may change -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_GIVEN_H
#define CRINN_PASSES_MODEL_GIVEN_H

#include "passes/model/Ast.h"

namespace crinn::passes {

/// True for a member that leaves its object alone, as far as its type says: a
/// const one, a static one, and one with a const twin, as vector's operator[]
/// has and map's has not: then it only hands out what it is asked for.
bool readsObject(const clang::FunctionDecl *F);

/// The type of the parameter that takes argument \p I; null if not known.
clang::QualType parameterOf(const clang::CallExpr *C,
                            const clang::FunctionDecl *F, unsigned I);

/// True if we know that an argument cannot be written through such a parameter.
bool onlyReads(clang::QualType T);

/// True if the argument's own storage is handed over: `v`, `a.b`, `&v`, `*v`,
/// `v.data()`; not `-v`, `v + 1`, `(T)v`, nor what is const.
bool handsOver(const clang::Expr *A);

/// What a copy was made of.
const clang::Expr *sourceOf(const clang::Expr *A);

/// True for a global number that is const: it never changes.
bool isConstant(const clang::Expr *E);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_GIVEN_H
