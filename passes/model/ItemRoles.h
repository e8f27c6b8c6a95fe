//===- ItemRoles.h - containers and elements as scan shows them -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_ITEMROLES_H
#define CRINN_PASSES_MODEL_ITEMROLES_H

#include "passes/model/Idiom.h"
#include "passes/model/Items.h"

namespace crinn::passes {

/// The declaration, where the container is (a member of) a variable of \p F;
/// else the use. \p Whole: `state.open` and `state.answers` are told apart.
Bound containerRole(const char *Role, const clang::FunctionDecl *F,
                    const clang::Expr *E, bool Whole = false);

/// The declaration of the element's variable; of several names bound at once,
/// the one that \p User uses. The element as written, where it has none.
Bound elementRole(const char *Role, const Item &I, const clang::Stmt *User);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_ITEMROLES_H
