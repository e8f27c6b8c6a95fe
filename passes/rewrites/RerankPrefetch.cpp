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

std::unique_ptr<Rewrite> makeRerankPrefetch() {
  return std::make_unique<LookAheadRewrite>(
      RewriteInfo{"rerank-prefetch",
                  "prefetch the next vector in the re-rank loop", "exact",
                  "refinement", "kept", false, lookAheadParams(1)},
      IdiomKind::ReRank, "the re-rank loop");
}

} // namespace crinn::passes
