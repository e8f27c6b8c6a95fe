//===- Aliases.h - other names of a place -----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_ALIASES_H
#define CRINN_PASSES_MODEL_ALIASES_H

#include "passes/model/Ast.h"

#include <set>

namespace crinn::passes {

using Places = std::set<std::string>;

/// The place of an expression, and the places that it may be another name of.
struct Names {
  Places Exact; ///< a member of the one is that member of the other
  Places Whole; ///< some part of these: a handle was made from them
};

/// Local references, pointers and handles are followed to what they are bound
/// to, those that are set later and structured bindings too. Two parameters are
/// taken to be two things.
Names namesOf(const clang::Expr *E);
Names namesOf(const clang::ValueDecl *V);

/// Adds all of namesOf(E).
void addPlaces(const clang::Expr *E, Places &Out);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_ALIASES_H
