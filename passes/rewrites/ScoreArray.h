//===- ScoreArray.h - an array for the distances of a loop ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SCOREARRAY_H
#define CRINN_PASSES_REWRITES_SCOREARRAY_H

#include "passes/rewrites/CollectedLoop.h"

namespace crinn::passes {

/// An array beside that of the ids, or before the loop, as long as that:
/// `float distances[32];`.
struct ScoreArray {
  std::string Type, Length;
  Span At;         ///< empty: the line before which it is declared
  unsigned Of = 0; ///< offset of the statement whose indentation it has
};

/// Errors: Refusal: the distances are no numbers in some instance, or their
/// type or number cannot be written there.
llvm::Expected<ScoreArray> scoreArray(const ParsedUnit &U, const BestFirst &B,
                                      const CollectedLoop &C);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SCOREARRAY_H
