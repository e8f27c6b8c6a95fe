//===- SplitLoop.h - may a neighbour loop be split, and where ---*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SPLITLOOP_H
#define CRINN_PASSES_REWRITES_SPLITLOOP_H

#include "passes/rewrites/Rewrite.h"
#include "passes/source/Text.h"

namespace crinn::passes {

/// A neighbour loop whose body may be split into a half that tests and marks
/// and a half that scores. All offsets are of the loop's file; every line on
/// which an edit is made holds nothing but what the edit is about.
struct SplitLoop {
  Span Loop, Inc;
  unsigned BodyBegin = 0; ///< the body's '{'
  unsigned Middle = 0;    ///< end of the last statement of the first half
  unsigned BodyEnd = 0;   ///< the body's '}'
  bool Nested = false;    ///< the score half is the block of `if (!visited)`
  bool EndsEarly = false; ///< the first half has a `break`
  std::string IdType;     ///< the neighbour's type, without const
};

/// Errors: Refusal.
llvm::Expected<SplitLoop> splitLoop(const ParsedUnit &U, const BestFirst &B);

/// Whether the halves may be swapped in time, whatever the text looks like:
/// what has to hold in every unit that sees the loop. Errors: Refusal.
llvm::Error judgeSplit(const ParsedUnit &U, const BestFirst &B);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SPLITLOOP_H
