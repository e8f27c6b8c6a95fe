//===- BuildWidth.h - the width of construction's search --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_BUILDWIDTH_H
#define CRINN_PASSES_REWRITES_BUILDWIDTH_H

#include "passes/model/Sites.h"
#include "passes/source/Failure.h"

namespace crinn::passes {

/// What stands above the width of its own that a search was given.
constexpr llvm::StringRef OwnByLevel =
    "// Level 0, where queries spend their time, has a beam of its own.";
constexpr llvm::StringRef OwnAlways =
    "// Links are chosen by a beam of its own width.";

/// The local that adaptive-ef left: a width of \p B at its function's head, in
/// one of its forms. Null if there is none.
const clang::VarDecl *ownWidth(const ParsedUnit &U, const Model &M,
                               const BestFirst &B);

/// The library's width of \p B, a parameter or field: as the search names it,
/// or as \p Own does, which may be null. Errors: Refusal, unless there is one,
/// an integer of 32 bits or more.
llvm::Expected<const clang::ValueDecl *> widthAt(const ParsedUnit &U,
                                                 const Model &M,
                                                 const BestFirst &B,
                                                 const clang::VarDecl *Own);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_BUILDWIDTH_H
