//===- CollectedLoop.h - a loop over collected neighbours -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_COLLECTEDLOOP_H
#define CRINN_PASSES_REWRITES_COLLECTEDLOOP_H

#include "passes/model/Model.h"
#include "passes/rewrites/Halves.h"
#include "passes/source/Text.h"

namespace crinn::passes {

/// `for (int b = 0; b < n; ++b) { int id = batch[b]; ...; float d =
/// distance(query, vectorOf(id)); ... }`, cut behind the distance.
struct CollectedLoop {
  const clang::ForStmt *For = nullptr;
  const clang::VarDecl *Buffer = nullptr; ///< an array, of any length
  const clang::Expr *Count = nullptr;
  std::vector<const clang::Stmt *> First; ///< to the distance's declaration
  std::vector<const clang::Stmt *> Second;
  VarSet Local; ///< declared before the distance
  /// Of First, what may do more than compute an address or prefetch.
  std::vector<const clang::Stmt *> Others;
  /// Declarations of these that inserting needs as well, in order: they are
  /// computed once more.
  std::vector<const clang::Stmt *> Repeated;
  std::vector<const clang::VarDecl *> Again;
  std::vector<Span> Kept;
};

/// Errors: Refusal: the ids are not collected before, the loop is of another
/// form, or is left behind the distance.
llvm::Expected<CollectedLoop> collectedLoop(const BestFirst &B);

/// Finds what is to be repeated. Errors: Refusal, of what a macro spells.
llvm::Error findRepeated(const ParsedUnit &U, CollectedLoop &C);

/// The loop as two halves, prefetches left out.
Halves halvesOf(const BestFirst &B, const CollectedLoop &C);

/// The search as the halves of its scoring loop are looked at.
BestFirst scoringOf(const BestFirst &B);

/// Refuses where distances may not be computed before inserts that they came
/// after.
llvm::Error insertsMayWait(const ParsedUnit &U, const BestFirst &B,
                           const CollectedLoop &C);

/// True for a prefetch at the top of the loop that does nothing else.
bool isPlainPrefetch(const BestFirst &B, const clang::Stmt *S);

/// The type of \p V as its declaration has it, without const; "" if it is auto.
std::string typeText(const ParsedUnit &U, const clang::VarDecl *V);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_COLLECTEDLOOP_H
