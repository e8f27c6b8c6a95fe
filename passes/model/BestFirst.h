//===- BestFirst.h - find best-first searches -------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_BESTFIRST_H
#define CRINN_PASSES_MODEL_BESTFIRST_H

#include "passes/model/Idiom.h"
#include "passes/model/Model.h"

namespace crinn::passes {

/// The best-first searches of one function definition, in source order. By
/// value flow inside the function, flow-insensitive, on the code as written.
/// Loops that lack a role go to \p Misses.
std::vector<BestFirst> findBestFirst(const FunctionView &V,
                                     std::vector<NearMiss> &Misses);

/// The roles of \p B as scan shows them.
Idiom idiomOf(const ParsedUnit &U, const BestFirst &B);

/// \p B, which has all roles but a visited test: what stands there instead.
NearMiss nearMissOf(const ParsedUnit &U, const BestFirst &B);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_BESTFIRST_H
