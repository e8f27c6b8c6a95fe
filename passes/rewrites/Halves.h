//===- Halves.h - the two halves of a neighbour loop ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_HALVES_H
#define CRINN_PASSES_REWRITES_HALVES_H

#include "passes/model/Model.h"
#include "passes/model/Targets.h"
#include "passes/source/Parse.h"

namespace crinn::passes {

/// A neighbour loop's body, in two: what tests and marks, what scores.
struct Halves {
  const clang::ForStmt *Loop = nullptr;
  const clang::VarDecl *Neighbour = nullptr;
  const clang::Expr *Condition = nullptr; ///< of the block that scores, if any
  std::vector<const clang::Stmt *> First, Second;
  /// Variables that the first declares and of which the second has a copy, or
  /// computes one: each neighbour has its own.
  std::vector<const clang::VarDecl *> Own = {};
};

/// What the calls in a search's roles are taken to do.
Trust trustIn(const BestFirst &B);

/// True if \p S is a prefetch that looks ahead: it stays out of both halves.
bool looksAhead(const BestFirst &B, const clang::Stmt *S);

/// The same halves in each instance of the search that the unit holds, where
/// every call is resolved.
std::vector<Halves> instancesOf(const ParsedUnit &U, const BestFirst &B,
                                const Halves &AsWritten);

/// Refuses unless neither half writes what the other reads, as written and in
/// every instance. As written, a call of what a template decides may write all
/// that it is given; where \p AsWritten is false, instances count alone if the
/// unit has any.
llvm::Error checkEffects(const ParsedUnit &U, const BestFirst &B,
                         const Halves &H, bool AsWritten = true);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_HALVES_H
