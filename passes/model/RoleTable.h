//===- RoleTable.h - the idioms and their roles, as a table -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// docs/idioms.md in a form that programs read: which roles an idiom has, in
/// which order they are shown, what a binding file may state for each, and
/// without which of them the idiom is none.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_ROLETABLE_H
#define CRINN_PASSES_MODEL_ROLETABLE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>

namespace crinn::passes {

enum class IdiomKind {
  BestFirst,
  GreedyDescent,
  Seed,
  Prune,
  ReverseLink,
  ReRank,
  Kernel,
  Storage,
  Ef,
  Tunable,
  Function ///< any function: nothing that scan looks for
};

/// "best-first", "greedy-descent", ...
llvm::StringRef nameOf(IdiomKind K);
std::optional<IdiomKind> idiomNamed(llvm::StringRef Name);
/// All names, for messages: "best-first, greedy-descent, ...".
std::string idiomNames();

struct RoleInfo {
  llvm::StringRef Name;
  /// What stands in the role: a loop; a variable (its declaration, or its first
  /// use where it is declared elsewhere); an expression or statement.
  enum Form { Loop, Variable, Code } Is = Code;
  bool Required = false; ///< without it there is no such idiom
  bool Single = false;   ///< there is one at most
};

/// In the order in which one reads the idiom. Empty for an idiom that is a
/// place alone.
llvm::ArrayRef<RoleInfo> rolesOf(IdiomKind K);
const RoleInfo *roleNamed(IdiomKind K, llvm::StringRef Name);

/// True for an idiom of which the place is a loop.
bool isLoopIdiom(IdiomKind K);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_ROLETABLE_H
