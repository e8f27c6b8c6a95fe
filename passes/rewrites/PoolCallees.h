//===- PoolCallees.h - what puts a neighbour into the pool ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_POOLCALLEES_H
#define CRINN_PASSES_REWRITES_POOLCALLEES_H

#include "passes/model/Model.h"
#include "passes/rewrites/PoolMove.h"
#include "passes/source/Failure.h"
#include "passes/source/Parse.h"

namespace crinn::passes {

/// The functions below the root that the inserts of \p B call, as written: by
/// name, by the search's instances, or where there are none the one function of
/// that name and number of parameters; and what those call of their own class.
std::vector<const clang::FunctionDecl *> poolCallees(const ParsedUnit &U,
                                                     const BestFirst &B);

/// True if \p Def is named by more than functions that make room in a pool.
bool isUsedBesides(const ParsedUnit &U, const clang::FunctionDecl *Def);

/// That the entries which \p M moves in \p F, or in each of its instances here,
/// are plain data of the size that it says: an assignment copies what memmove
/// does. Errors: Refusal.
llvm::Error checkEntries(const ParsedUnit &U, const clang::FunctionDecl *F,
                         const PoolMove &M);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_POOLCALLEES_H
