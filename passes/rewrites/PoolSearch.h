//===- PoolSearch.h - where a new entry's place is searched -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_POOLSEARCH_H
#define CRINN_PASSES_REWRITES_POOLSEARCH_H

#include "passes/rewrites/PoolMove.h"
#include "passes/source/Failure.h"

namespace crinn::passes {

/// How the place is found that a PoolMove makes room at: by halves, in the
/// block itself, in a function that it calls, or in one of the library.
struct PoolSearch {
  unsigned At = 0;     ///< its first statement, in the move's block
  unsigned Behind = 0; ///< past its last
  std::string Type;    ///< of the place, as declared, without const
  /// True of the entry before the place as long as the new one goes before it.
  std::string Further;
  std::vector<const clang::Stmt *> Reads; ///< what the search looks at
};

/// Errors: Refusal.
llvm::Expected<PoolSearch> poolSearch(const ParsedUnit &U,
                                      const clang::FunctionDecl *F,
                                      const PoolMove &M);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_POOLSEARCH_H
