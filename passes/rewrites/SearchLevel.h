//===- SearchLevel.h - the level that a search is told ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SEARCHLEVEL_H
#define CRINN_PASSES_REWRITES_SEARCHLEVEL_H

#include "passes/model/Model.h"

namespace crinn::passes {

/// The parameter of the search's function that is the level, 0 below: the one
/// that chooses between two ways to a list by a comparison with 0 and is used
/// in one of them. Null if there is none, or more than one.
const clang::ParmVarDecl *levelOf(const BestFirst &B);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SEARCHLEVEL_H
