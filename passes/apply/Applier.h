//===- Applier.h - make edits, step by step, and verify ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Every step parses what the step before left, so a later rewrite sees the
/// earlier one's result as if it had been written by hand. The last parse
/// serves three checks at once: diagnostics, confinement, and idempotence (each
/// step, asked again, has nothing to do).
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_APPLY_APPLIER_H
#define CRINN_PASSES_APPLY_APPLIER_H

#include "passes/apply/Places.h"
#include "passes/apply/SuppressionUse.h"
#include "passes/apply/Trail.h"
#include "passes/model/CallGraph.h"
#include "passes/verify/Verify.h"

namespace crinn::passes {

/// The more a class lets change, the higher.
size_t claimed(llvm::StringRef Class);

/// One rewrite at one site, or wherever it fits.
struct Work {
  const Rewrite *R = nullptr;
  Params P;
  std::string Site; ///< "" for all
};

class Applier {
public:
  Applier(const Codebase &C, const ApplyOptions &Options)
      : C(C), Options(Options) {}

  std::vector<Outcome> Outcomes;

  /// Errors: a file of the plan is not there, or has other text.
  llvm::Error checkBase(const Plan &P);

  /// Makes all steps and verifies the result.
  llvm::Error run(const std::vector<Work> &All);

  llvm::Expected<Variant> result();

  std::vector<UnusedSuppression> unusedSuppressions() const {
    return Suppressions.unused();
  }

private:
  using Use =
      llvm::function_ref<llvm::Error(const ParsedUnit &, const Place &)>;

  /// What a step makes of one site, until every unit has seen it.
  struct Proposal {
    size_t Outcome = 0; ///< index
    std::string Signature, Function;
    std::map<std::string, std::vector<Edit>> Edits; ///< by path
    std::vector<std::string> Adds;                  ///< signatures
    std::string Moved; ///< the site's id after the edits
    std::vector<std::string> Supersedes;
    Claim Is;
  };
  using Found = std::vector<std::pair<std::string, Proposal>>; ///< by site

  /// A step, tried on a parse that others are tried on as well.
  struct Try {
    const Work &W;
    Found All = {};
    std::vector<Outcome> Said = {};
    bool Met = false; ///< a site that the step may be for
    std::optional<std::pair<Code, std::string>> Failed = {};
  };

  llvm::Expected<std::string> original(const std::string &Path);
  Overlay overlay() const;

  /// Parses every unit as it now is and hands each site of \p Kinds to \p Each,
  /// once; where it is met in further units, to \p Again.
  llvm::Expected<std::vector<Evidence>>
  eachPlace(const std::set<IdiomKind> &Kinds, llvm::StringRef Site, Use Each,
            Use Again);

  /// Makes the first of \p Rest, and those behind it up to one that edits: they
  /// share a parse. Returns how many were made.
  llvm::Expected<size_t> steps(llvm::ArrayRef<Work> Rest);

  /// As it was tried. True if anything is edited.
  llvm::Expected<bool> make(Try &T, const std::vector<Evidence> &Parsed);
  llvm::Error edit(const ParsedUnit &U, const Place &At, Try &T);

  /// Another unit may hold an instance for which the rewrite is wrong.
  llvm::Error judge(const ParsedUnit &U, const Place &At, Try &T);

  /// Where a step names no site, a template that nothing instantiates is left
  /// alone.
  void dropUnchecked(const Work &W, const std::vector<Evidence> &Parsed,
                     Found &All);

  /// Where a step names its site, a refusal is an answer; else a note.
  llvm::Error refused(const Work &W, const std::string &Why, Outcome &O);

  /// The edits by path, and for each the sites that ask for it.
  std::map<std::string, std::vector<Trail::Made>> settle(const Work &W,
                                                         Found &All);

  /// The site that was moved to \p Site by an earlier step, or \p Site.
  std::string rootOf(const std::string &Site) const;

  /// The line of \p At in the file as it was.
  llvm::Expected<unsigned> originalLine(const ParsedUnit &U, const Place &At,
                                        unsigned Line);

  /// What the file at \p Path will have outside of functions, as each unit sees
  /// it.
  llvm::Error declareRest(const std::vector<Evidence> &Parsed,
                          const std::string &Path, llvm::StringRef Text,
                          const std::vector<Edit> &List);

  llvm::Error checkReached() const;

  /// Parses the result: verification, and each step asked again.
  llvm::Error check();

  const Codebase &C;
  const ApplyOptions &Options;
  std::map<std::string, std::string> Changed; ///< path -> text
  std::map<std::string, Trail> Trails;        ///< of each of Changed
  std::map<std::string, std::string> Roots;   ///< moved site -> its first id
  SuppressionUse Suppressions;
  std::vector<Evidence> Before;
  /// A step that changed something.
  struct Made {
    Step S;
    const Rewrite *R = nullptr;
    std::string Site; ///< the site's id after it; "" if it is not asked again
    Claim Is;
  };
  std::vector<Made> Done;
  Declared Said;
  std::set<std::string> Replaced; ///< signatures that get a body from elsewhere
  std::set<std::string> FunctionNames;
  std::string Unchecked;       ///< the first function that dropUnchecked() met
  CallGraph Calls, CallsAfter; ///< CallsAfter: where a body was replaced
};

} // namespace crinn::passes

#endif // CRINN_PASSES_APPLY_APPLIER_H
