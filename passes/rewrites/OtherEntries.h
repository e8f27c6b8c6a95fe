//===- OtherEntries.h - what else a question looks at -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// While room is made, the entries behind the place stand elsewhere than where
/// they stood while it was searched. A question that is asked on the way may
/// look at the entry that it is about, and at no other.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_OTHERENTRIES_H
#define CRINN_PASSES_REWRITES_OTHERENTRIES_H

#include "passes/rewrites/PoolMove.h"
#include "passes/rewrites/Rewording.h"

namespace crinn::passes {

/// True unless we can prove that \p Asked, but for \p Own elements of the array
/// that \p M moves, looks at none of its entries: by the array's name, by a
/// local pointer or reference into it, or in a function that it calls.
/// \p Names: what the parameters stand for.
bool looksAtOthers(const clang::ASTContext &Ctx, const clang::Expr *Asked,
                   const Renaming &Names, const PoolMove &M, unsigned Own);

/// The same of a function that is asked by name.
bool looksAtOthers(const clang::FunctionDecl *F, const PoolMove &M);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_OTHERENTRIES_H
