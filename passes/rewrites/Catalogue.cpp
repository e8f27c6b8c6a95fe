//===- Catalogue.cpp - the rewrites by name -------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Rewrite.h"

namespace crinn::passes {

const std::vector<std::unique_ptr<Rewrite>> &rewrites() {
  static const auto All = [] {
    std::vector<std::unique_ptr<Rewrite>> R;
    // What follows then sees a loop that counts.
    R.push_back(makePrecomputedDegrees());
    // Repeat the scoring of a neighbour while that is one loop.
    R.push_back(makeDiverseEntryPoints());
    R.push_back(makeTieredEntryPoints());
    // Batching moves a prefetch, look-ahead then retunes it where it is.
    R.push_back(makeBatchNeighbours());
    R.push_back(makePrefetchLookahead());
    R.push_back(makeMultiLevelPrefetch());
    R.push_back(makeDescentPrefetch());
    R.push_back(makeRerankPrefetch());
    // Takes what both made into a loop of its own.
    R.push_back(makeBatchedDistance());
    // Takes what that refused.
    R.push_back(makeSplitScoring());
    // Before the advice, which goes behind the allocation.
    R.push_back(makeAlignedStorage());
    R.push_back(makeHugePages());
    R.push_back(makePoolInsert());
    R.push_back(makeVisitedRepresentation());
    // Before the copies that a dimension gets.
    R.push_back(makeUnroll());
    R.push_back(makeLaneSums());
    R.push_back(makeFixedDimension());
    R.push_back(makeRelaxedPruning());
    R.push_back(makeAdaptiveEf());
    R.push_back(makeConvergenceTermination());
    R.push_back(makeSetTunable());
    return R;
  }();
  return All;
}

const Rewrite *findRewrite(llvm::StringRef Name) {
  for (const auto &R : rewrites())
    if (R->info().Name == Name)
      return R.get();
  static const std::unique_ptr<Rewrite> Given = makeReplaceBody();
  return Name == Given->info().Name ? Given.get() : nullptr;
}

llvm::Expected<EditSet> SearchRewrite::edits(const ParsedUnit &U,
                                             const Place &At,
                                             const Params &P) const {
  if (!At.Search->Plain)
    return refuse(
        "the search is not of the plain form: one loop over the neighbour "
        "list, a visited test in it, and the distance of one neighbour");
  return edits(U, *At.Search, P);
}

llvm::Error SearchRewrite::judge(const ParsedUnit &U, const Place &At) const {
  return At.Search->Plain ? judge(U, *At.Search) : llvm::Error::success();
}

llvm::Expected<Params> completeParams(const Rewrite &R, const Params &Given) {
  RewriteInfo I = R.info();
  Params Out;
  Out.Body = Given.Body;
  bool Takes = R.idiom() == IdiomKind::Function;
  if (Takes && Given.Body.empty())
    return fail(Code::Usage, I.Name + ": takes a body, from a plan");
  if (!Takes && !Given.Body.empty())
    return fail(Code::Usage, I.Name + ": takes no body");
  for (const ParamSpec &S : I.Params)
    if (S.Default)
      Out[S.Name] = *S.Default;
  for (const auto &[Name, Value] : Given) {
    auto It = llvm::find_if(I.Params,
                            [&](const ParamSpec &S) { return S.Name == Name; });
    if (It == I.Params.end())
      return fail(Code::Usage, I.Name + ": no parameter '" + Name +
                                   "'; see crinn-rewrite list");
    if (Value < It->Min || Value > It->Max)
      return fail(Code::Usage, I.Name + ": " + Name + "=" + llvm::Twine(Value) +
                                   " is not in [" + llvm::Twine(It->Min) +
                                   ", " + llvm::Twine(It->Max) + "]");
    Out[Name] = Value;
  }
  for (const ParamSpec &S : I.Params)
    if (!Out.count(S.Name))
      return fail(Code::Usage, I.Name + ": " + S.Name +
                                   " has no default; give " + I.Name + "." +
                                   S.Name + " a value");
  return Out;
}

std::vector<RewriteInfo> catalogue() {
  std::vector<RewriteInfo> Out;
  for (const auto &R : rewrites())
    Out.emplace_back(R->info()).Idiom = nameOf(R->idiom()).str();
  return Out;
}

} // namespace crinn::passes
