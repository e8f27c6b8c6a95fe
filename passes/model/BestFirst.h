//===- BestFirst.h - find best-first searches -------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_BESTFIRST_H
#define CRINN_PASSES_MODEL_BESTFIRST_H

#include "passes/model/Model.h"
#include "passes/model/Prefetching.h"

namespace crinn::passes {

struct Found {
  std::vector<BestFirst> Searches;
  std::vector<NearMiss> Misses;
};

/// The best-first searches of one function definition, in source order. By
/// value flow inside the function, flow-insensitive, on the code as written.
Found findBestFirst(const clang::ASTContext &Ctx, const clang::FunctionDecl *F,
                    const PrefetchCalls &P);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_BESTFIRST_H
