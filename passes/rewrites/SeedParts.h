//===- SeedParts.h - what scoring a neighbour is made of --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SEEDPARTS_H
#define CRINN_PASSES_REWRITES_SEEDPARTS_H

#include "passes/model/Model.h"
#include "passes/source/Failure.h"
#include "passes/source/Parse.h"

namespace crinn::passes {

/// What the search does with a neighbour once it has its id, and what of the
/// expand loop's body is about the list: the test that ends it, prefetches.
struct SeedParts {
  std::vector<const clang::Stmt *> Kept, Dropped;
};

/// Refuses where Kept could not run before the search's loop: it jumps out,
/// names what the loop declares, or reads what the loop sets before it reads a
/// list. Errors: Refusal.
llvm::Expected<SeedParts> seedParts(const ParsedUnit &U, const BestFirst &B);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SEEDPARTS_H
