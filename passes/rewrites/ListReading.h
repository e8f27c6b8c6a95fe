//===- ListReading.h - may a neighbour list be read ahead? ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_LISTREADING_H
#define CRINN_PASSES_REWRITES_LISTREADING_H

#include "passes/model/Model.h"

namespace crinn::passes {

/// True if we can prove that \p Init reads an element whose index is \p Index,
/// or a sum with it: then "index + 4" in its text reads the fourth element
/// after. `list[n - i]`, `list[i / 2]` and `*p` do not.
bool countsWithIndex(const clang::Expr *Init, const clang::VarDecl *Index);

/// True if the loop may be left in its body by something else than the
/// statements \p Known (tests that a look-ahead repeats): then the list may end
/// before the loop's bound. A throw is no end: the list is broken there.
bool leavesEarly(const NeighbourLoop &L,
                 llvm::ArrayRef<const clang::Stmt *> Known);

/// True if the loop passes over a neighbour by a test that is neither the
/// visited test \p Visited nor a comparison of the id.
bool hasOtherTests(const NeighbourLoop &L, const clang::Expr *Visited);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_LISTREADING_H
