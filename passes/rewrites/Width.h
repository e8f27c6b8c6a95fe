//===- Width.h - the beam width as a search names it ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_WIDTH_H
#define CRINN_PASSES_REWRITES_WIDTH_H

#include "passes/model/Model.h"
#include "passes/source/Parse.h"

namespace crinn::passes {

/// The beam width as the function names it: a parameter of it, else a member of
/// its class. Null if there is none.
const clang::ValueDecl *widthIn(const ParsedUnit &U, const BestFirst &B);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_WIDTH_H
