//===- PlainSearch.h - the parts of a search that rewrites edit -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_PLAINSEARCH_H
#define CRINN_PASSES_MODEL_PLAINSEARCH_H

#include "passes/model/Idiom.h"
#include "passes/model/Model.h"
#include "passes/model/NeighbourFlow.h"

namespace crinn::passes {

/// How the loop that declares a neighbour runs and ends.
NeighbourLoop neighbourLoop(const Definition &D);

/// Fills the fields of \p B behind BestFirst::Plain, and sets it, where one
/// neighbour variable goes by name into an insert with one distance variable.
void bindPlain(const FunctionView &V, const NeighbourFlow &Flow, BestFirst &B);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_PLAINSEARCH_H
