//===- LookAheadEdits.h - a look-ahead prefetch in a loop -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// One prefetch statement for three kinds of loop: that of a best-first search,
/// of a greedy descent, of a re-rank.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_LOOKAHEADEDITS_H
#define CRINN_PASSES_REWRITES_LOOKAHEADEDITS_H

#include "passes/rewrites/LookAheadText.h"

namespace crinn::passes {

/// ahead (by default \p Ahead), lines, locality.
std::vector<ParamSpec> lookAheadParams(int64_t Ahead);

/// "Prefetch the vector 4 neighbours ahead, 8 cache lines"; \p Where: as in
/// "Drop the vector prefetch from the neighbour loop".
std::string lookAheadTitle(llvm::StringRef Where, const Params &P);

/// Of lookAheadParams; none where nothing is to be prefetched.
std::vector<LookAhead> tierOf(const Params &P);

/// Adds the prefetches to the loop B.Score, or changes what stands there; takes
/// it out if there are none. Used of \p B: Function, Score, Distance,
/// VisitedTest, Prefetches, HelperCall and Helper. Errors: Refusal.
llvm::Expected<EditSet> lookAheadEdits(const ParsedUnit &U, const BestFirst &B,
                                       const std::vector<LookAhead> &Tiers);

/// The loop of \p I that scores neighbours, as lookAheadEdits takes it. Errors:
/// Refusal (the neighbour or the distance has no place of its own).
llvm::Expected<BestFirst> scoringLoop(const ParsedUnit &U, const Idiom &I);

/// A look-ahead prefetch in the loops of one idiom other than the best-first
/// search.
class LookAheadRewrite : public Rewrite {
public:
  /// \p Where: as for lookAheadTitle.
  LookAheadRewrite(RewriteInfo About, IdiomKind Kind, llvm::StringRef Where)
      : About(std::move(About)), Kind(Kind), Where(Where) {}
  RewriteInfo info() const override { return About; }
  IdiomKind idiom() const override { return Kind; }
  std::string title(const Params &P) const override {
    return lookAheadTitle(Where, P);
  }
  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &P) const override;

private:
  RewriteInfo About;
  IdiomKind Kind;
  llvm::StringRef Where;
};

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_LOOKAHEADEDITS_H
