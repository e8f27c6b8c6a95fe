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

/// Adds the place of \p E, and the places that it may be another name of:
/// local references and pointers are followed to what they are bound to,
/// pointers that are set later and structured bindings too. Two parameters are
/// taken to be two things. \p Seen ends `p = p->next`.
void addPlaces(const clang::Expr *E, Places &Out, VarSet Seen = {});

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_ALIASES_H
