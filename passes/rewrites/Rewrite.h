//===- Rewrite.h - one rewrite of the catalogue -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_REWRITE_H
#define CRINN_PASSES_REWRITES_REWRITE_H

#include "passes/Passes.h"
#include "passes/model/Idiom.h"
#include "passes/model/Model.h"
#include "passes/source/Edits.h"
#include "passes/source/Failure.h"
#include "passes/source/Plan.h"

#include <memory>

namespace crinn::passes {

/// A site as a rewrite sees it.
struct Place {
  std::string Id;
  Idiom Found;
  /// Of a best-first search; null for other idioms.
  std::shared_ptr<const BestFirst> Search;
};

/// What a rewrite says of its result at a site.
struct Claim {
  std::string Class;
  /// It may change what other functions do than those that are edited.
  bool Anywhere = false;
};

class Rewrite {
public:
  virtual ~Rewrite() = default;

  virtual RewriteInfo info() const = 0;

  /// The idiom at whose sites this rewrite is asked.
  virtual IdiomKind idiom() const = 0;

  /// One line in the imperative, for a patch's subject.
  virtual std::string title(const Params &P) const = 0;

  /// The same where the site's id counts too.
  virtual std::string titleAt(llvm::StringRef, const Params &P) const {
    return title(P);
  }

  /// Asked in each unit that sees the site; the one that claims least counts.
  virtual Claim claim(const ParsedUnit &, const Place &) const {
    return {info().Class};
  }

  /// The edits that make the rewrite at a site; none if the site is as it would
  /// be already. \p P is complete and inside its domain. Errors: Refusal; a
  /// Failure (Code::Usage) where the site's own domain is smaller.
  virtual llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                        const Params &P) const = 0;

  /// What has to hold in each further unit that sees a site which one unit's
  /// edits change: its instances may be others. Errors: Refusal.
  virtual llvm::Error judge(const ParsedUnit &, const Place &) const {
    return llvm::Error::success();
  }
};

/// A rewrite of best-first searches of the plain form (BestFirst::Plain); it
/// refuses the others.
class SearchRewrite : public Rewrite {
public:
  IdiomKind idiom() const final { return IdiomKind::BestFirst; }
  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &P) const final;
  llvm::Error judge(const ParsedUnit &U, const Place &At) const final;

  virtual llvm::Expected<EditSet> edits(const ParsedUnit &U, const BestFirst &B,
                                        const Params &P) const = 0;
  virtual llvm::Error judge(const ParsedUnit &, const BestFirst &) const {
    return llvm::Error::success();
  }
};

/// In the order in which `apply` runs them.
const std::vector<std::unique_ptr<Rewrite>> &rewrites();

/// Null if there is none of that name. replace-body, which no catalogue can
/// offer, is found too.
const Rewrite *findRewrite(llvm::StringRef Name);

/// \p Given with defaults filled in. Errors: unknown name, value outside its
/// domain, none where there is no default.
llvm::Expected<Params> completeParams(const Rewrite &R, const Params &Given);

std::unique_ptr<Rewrite> makeAdaptiveEf();
std::unique_ptr<Rewrite> makeAlignedStorage();
std::unique_ptr<Rewrite> makeBatchNeighbours();
std::unique_ptr<Rewrite> makeBatchedDistance();
std::unique_ptr<Rewrite> makeConvergenceTermination();
std::unique_ptr<Rewrite> makeDescentPrefetch();
std::unique_ptr<Rewrite> makeDiverseEntryPoints();
std::unique_ptr<Rewrite> makeFixedDimension();
std::unique_ptr<Rewrite> makeHugePages();
std::unique_ptr<Rewrite> makeLaneSums();
std::unique_ptr<Rewrite> makeMultiLevelPrefetch();
std::unique_ptr<Rewrite> makePoolInsert();
std::unique_ptr<Rewrite> makePrecomputedDegrees();
std::unique_ptr<Rewrite> makePrefetchLookahead();
std::unique_ptr<Rewrite> makeRelaxedPruning();
std::unique_ptr<Rewrite> makeReplaceBody();
std::unique_ptr<Rewrite> makeRerankPrefetch();
std::unique_ptr<Rewrite> makeSetTunable();
std::unique_ptr<Rewrite> makeSplitScoring();
std::unique_ptr<Rewrite> makeTieredEntryPoints();
std::unique_ptr<Rewrite> makeUnroll();
std::unique_ptr<Rewrite> makeVisitedRepresentation();

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_REWRITE_H
