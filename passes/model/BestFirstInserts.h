//===- BestFirstInserts.h - what goes into a search's pool -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_BESTFIRSTINSERTS_H
#define CRINN_PASSES_MODEL_BESTFIRSTINSERTS_H

#include "passes/model/Idiom.h"
#include "passes/model/NeighbourFlow.h"

namespace crinn::passes {

struct SearchInserts {
  std::vector<const clang::Expr *> At;
  std::vector<const clang::CallExpr *> Distances; ///< computed in the insert
};

/// Calls and stores inside the loop \p L that put a neighbour with its distance
/// into a container. Where there is none: inserts into \p Pool (its place) that
/// a comparison of the neighbour's distance guards.
SearchInserts insertsOf(const FunctionView &V, const clang::Stmt *L,
                        NeighbourFlow &Flow, llvm::StringRef Pool);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_BESTFIRSTINSERTS_H
