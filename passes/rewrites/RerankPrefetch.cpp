//===- RerankPrefetch.cpp - prefetch in the re-rank loop -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// rerank-prefetch: in the loop that computes the answers' distances anew,
/// fetch the vector of the answer `ahead` places further on.
///
/// Why it can be faster: the finer vectors are others than those that the
/// search has read, so each distance begins with a miss.
///
/// Why it is safe, and what it refuses: as prefetch-lookahead; the statement is
/// the same one.
///
//===----------------------------------------------------------------------===//

#include "passes/rewrites/LookAheadEdits.h"

namespace crinn::passes {
namespace {

class RerankPrefetch : public Rewrite {
public:
  RewriteInfo info() const override {
    return {"rerank-prefetch",
            "prefetch the next vector in the re-rank loop",
            "exact",
            "refinement",
            "kept",
            false,
            lookAheadParams(1)};
  }

  IdiomKind idiom() const override { return IdiomKind::ReRank; }

  std::string title(const Params &P) const override {
    return lookAheadTitle("the re-rank loop", P);
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &P) const override {
    llvm::Expected<BestFirst> B = scoringLoop(U, At.Found);
    if (!B)
      return B.takeError();
    return lookAheadEdits(U, *B, P);
  }
};

} // namespace

std::unique_ptr<Rewrite> makeRerankPrefetch() {
  return std::make_unique<RerankPrefetch>();
}

} // namespace crinn::passes
