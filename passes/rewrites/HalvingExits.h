//===- HalvingExits.h - answers that need no search ----------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_HALVINGEXITS_H
#define CRINN_PASSES_REWRITES_HALVINGEXITS_H

#include "passes/rewrites/Halving.h"

namespace crinn::passes {

/// True if \p S leaves a function with the place that the search \p H behind it
/// would find: the first without entries or where the first entry stands behind
/// the place, the end where the last one stands before it.
///
///   if (n == 0) return 0;
///   if (x < a[0]) return 0;
///   if (x >= a[n - 1]) return n;
bool agrees(const clang::ASTContext &Ctx, const clang::Stmt *S,
            const Halving &H);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_HALVINGEXITS_H
