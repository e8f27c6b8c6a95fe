//===- Visited.h - where a search asks what it has seen ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_VISITED_H
#define CRINN_PASSES_MODEL_VISITED_H

#include "passes/model/Model.h"
#include "passes/model/NeighbourFlow.h"

namespace crinn::passes {

/// Conditions on a neighbour of the flow: a test of something with memory (the
/// same place is marked with the neighbour, or one call tests and marks) is a
/// visited test, any other one a filter. The list's end (`v == -1`) is neither.
/// \p Known: calls that are distances or inserts, which mark nothing.
struct NeighbourTests {
  std::vector<VisitedUse> Visits;
  std::vector<const clang::Expr *> Filters;
};
NeighbourTests testsOf(const Facts &Fs, const PrefetchCalls &P,
                       const NeighbourFlow &Flow,
                       llvm::ArrayRef<const clang::Expr *> Known);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_VISITED_H
