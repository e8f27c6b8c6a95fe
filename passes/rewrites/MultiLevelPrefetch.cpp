//===- MultiLevelPrefetch.cpp - prefetch near and far ahead ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// multi-level-prefetch: while one neighbour is scored, fetch the vector of the
/// neighbour `ahead` places on into all caches, and the first lines of one that
/// is `further` places beyond that into the outer ones. The paper tunes both
/// for construction, where the beam is wide and lists are long.
///
/// Why it can be faster: a vector that comes from memory takes longer than a
/// few distances; from the outer cache it does not. A deep look-ahead into the
/// inner cache would drive out what is needed sooner.
///
/// Why it is safe, what it refuses: as prefetch-lookahead, which this takes the
/// place of.
///
//===----------------------------------------------------------------------===//

#include "passes/rewrites/LookAheadEdits.h"

using namespace clang;

namespace crinn::passes {
namespace {

class MultiLevelPrefetch : public SearchRewrite {
public:
  RewriteInfo info() const override {
    return {
        "multi-level-prefetch",
        "prefetch one neighbour's vector near ahead, another's beginning far "
        "ahead",
        "exact",
        "construction",
        "kept",
        false,
        {{"ahead", "neighbours ahead, into all caches", 1, 24, 4},
         {"lines", "64-byte cache lines of that vector", 1, 64, 8},
         {"further", "neighbours ahead of that, into the outer caches", 1, 24,
          8},
         {"further_lines", "64-byte cache lines of that vector", 1, 64, 2}}};
  }

  std::string title(const Params &P) const override {
    return "Prefetch vectors " + std::to_string(P.at("ahead")) + " and " +
           std::to_string(far(P)) + " neighbours ahead";
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const BestFirst &B,
                                const Params &P) const override {
    auto Out = lookAheadEdits(
        U, B,
        {{std::to_string(P.at("ahead")), std::to_string(P.at("lines")), 3},
         {std::to_string(far(P)), std::to_string(P.at("further_lines")), 1}});
    if (Out)
      Out->Supersedes = {"prefetch-lookahead"};
    return Out;
  }

private:
  static int64_t far(const Params &P) {
    return P.at("ahead") + P.at("further");
  }
};

} // namespace

std::unique_ptr<Rewrite> makeMultiLevelPrefetch() {
  return std::make_unique<MultiLevelPrefetch>();
}

} // namespace crinn::passes
