//===- ScoreLoop.h - a loop that scores collected neighbours ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SCORELOOP_H
#define CRINN_PASSES_REWRITES_SCORELOOP_H

#include "passes/rewrites/Dispatch.h"
#include "passes/rewrites/Rewrite.h"

namespace crinn::passes {

/// `for (int b = 0; b < n; ++b) { int id = batch[b]; ...; float d =
/// distance(query, vectorOf(id)); ... }`, in pieces.
struct ScoreLoop {
  Span Loop;
  unsigned VectorArg = 0;    ///< which argument of the distance is the address
  Span Neighbour;            ///< the statement that declares the id
  Span Value;                ///< the distance's call
  Span Address;              ///< its argument
  unsigned From = 0, To = 0; ///< the lines between id and distance
  /// Declarations among them that inserting needs as well.
  std::vector<Span> Kept;
  std::string Index, IndexType, Count, Buffer, Capacity, DistanceType;
  /// The address of the vector of the neighbour that another expression is.
  std::function<std::string(const std::string &)> AddressOf;
};

/// Errors: Refusal: the ids are not collected before, the loop is of another
/// form, or distances may not be computed before earlier inserts.
llvm::Expected<ScoreLoop> scoreLoop(const ParsedUnit &U, const BestFirst &B);

/// The edits of the search: a loop that computes \p Count distances at a time,
/// one for those left over, and the old loop, which then reads them.
void splitScores(const ParsedUnit &U, const BestFirst &B, const ScoreLoop &S,
                 const Dispatch &D, unsigned Count, EditSet &Out);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SCORELOOP_H
