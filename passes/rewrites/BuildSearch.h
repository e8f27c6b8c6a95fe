//===- BuildSearch.h - a search that construction alone runs ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_BUILDSEARCH_H
#define CRINN_PASSES_REWRITES_BUILDSEARCH_H

#include "passes/model/CallGraph.h"
#include "passes/model/Sites.h"
#include "passes/source/Failure.h"

namespace crinn::passes {

/// A unit's functions, and the modules that they belong to there.
class UnitCalls {
public:
  UnitCalls(const ParsedUnit &U, const Model &M);

  const std::set<std::string> &modulesOf(const clang::FunctionDecl *F) const;

  /// True if \p From may come to call one of \p To.
  bool reaches(const clang::FunctionDecl *From,
               const std::set<std::string> &To) const;

private:
  CallGraph Calls;
  std::map<std::string, std::set<std::string>> Modules;
};

/// Errors: Refusal, unless construction runs \p F and no query does, as far as
/// the unit shows it; and where other units may call it without being asked.
llvm::Error checkBuildsAlone(const UnitCalls &Calls,
                             const clang::FunctionDecl *F);

/// Errors: Refusal, where the unit takes another \p Width in the search \p F
/// amiss: a function that F calls sets it, it is compared with a mark, or a
/// caller does more with it than to compare a size with it.
llvm::Error checkWidthOutside(const ParsedUnit &U, const UnitCalls &Calls,
                              const clang::FunctionDecl *F,
                              const clang::ValueDecl *Width);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_BUILDSEARCH_H
