//===- PrefetchLookahead.cpp - prefetch neighbours to come ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// prefetch-lookahead: while one neighbour is scored, fetch the vector of the
/// neighbour `ahead` places further on, `lines` cache lines of it.
///
/// Why it can be faster: where the index outgrows the caches, each distance
/// starts with a miss on a vector whose id was known several distances earlier.
/// One line ahead, the usual spelling, hides the first miss of a vector that
/// may have 49 of them.
///
/// Why it is safe: a prefetch changes no value. What is added reads the list
/// only after the same bound that the loop tests, so never past its end, and
/// computes an address only for a real neighbour, from expressions proved to do
/// nothing else.
///
/// What it refuses: a list without an index (range-for, iterator), an end that
/// is no plain comparison or that the body changes, an address that cannot be
/// seen or that may do more than read, text made by macros.
///
//===----------------------------------------------------------------------===//

#include "passes/rewrites/LookAheadEdits.h"

using namespace clang;

namespace crinn::passes {
namespace {

class PrefetchLookahead : public SearchRewrite {
public:
  RewriteInfo info() const override {
    return {"prefetch-lookahead",
            "prefetch the vector of the neighbour some places ahead",
            "exact",
            "search",
            "kept",
            true,
            lookAheadParams(4)};
  }

  std::string title(const Params &P) const override {
    return lookAheadTitle("the neighbour loop", P);
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const BestFirst &B,
                                const Params &P) const override {
    return lookAheadEdits(U, B, tierOf(P));
  }
};

} // namespace

std::unique_ptr<Rewrite> makePrefetchLookahead() {
  return std::make_unique<PrefetchLookahead>();
}

} // namespace crinn::passes
