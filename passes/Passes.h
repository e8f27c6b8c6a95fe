//===- Passes.h - scan a codebase, apply a plan -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The two things other parts of crinn ask of passes. Nothing here runs a
/// benchmark, uses the network, or writes outside what it is told to write.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_PASSES_H
#define CRINN_PASSES_PASSES_H

#include "passes/source/Binding.h"
#include "passes/source/Codebase.h"
#include "passes/source/Plan.h"

#include <functional>
#include <optional>

namespace crinn::passes {

/// A place where an idiom was recognised.
struct Site {
  std::string Id;       ///< idiom@function(signature)#ordinal
  std::string Idiom;    ///< "best-first", ...
  std::string Function; ///< qualified name, without signature
  std::string File;     ///< below the root
  unsigned Line = 0;    ///< of the loop
  /// Those of "construction", "search", "refinement" that reach the function:
  /// by the adapter where there is one, else by the idioms (model/Modules.h).
  /// Empty where nothing known reaches it.
  std::vector<std::string> Modules;
  nlohmann::json Roles; ///< role -> [{source, line, ...}]: scan.schema.json
  bool Stated = false;  ///< a binding file completed it, or named it at all
};

/// A parameter of a rewrite: an integer in [Min, Max].
struct ParamSpec {
  std::string Name, Help;
  int64_t Min, Max;
  /// Nothing: it has to be given, with the site for which it is meant.
  std::optional<int64_t> Default;
};

/// What the catalogue says of a rewrite.
struct RewriteInfo {
  std::string Name, Summary;
  std::string Class; ///< "exact", "recall" or "curve"; at a site maybe less
  std::string Stage; ///< "construction", "search" or "refinement"
  std::string Abi;   ///< "kept" or "grows"
  bool Default;      ///< `apply` without --rewrites uses it
  std::vector<ParamSpec> Params;
  std::string Idiom = {}; ///< at whose sites it is asked; set by catalogue()
};

std::vector<RewriteInfo> catalogue();

/// Bytes [Offset, Offset + Length) of a file, as it was, become Text.
struct Hunk {
  unsigned Offset = 0, Length = 0;
  std::string Text;
  std::vector<std::string> Sites; ///< that ask for it; as Outcome::Root
};

struct ChangedFile {
  std::string Path; ///< below the root
  std::string Before, After;
  std::vector<Hunk> Hunks = {}; ///< in order, with unchanged text in between
};

/// A verified change: docs/formats.md, section Variant.
struct Variant {
  std::string Title; ///< imperative, for a patch's subject
  Plan Applied;
  std::vector<ChangedFile> Files; ///< empty: the plan changes nothing
  std::string Class, Stage, Abi;
  std::vector<std::string> Functions, Modules;
};

/// A place that has much of an idiom's shape but lacks some role.
struct Miss {
  std::string Idiom, Function, File; ///< as in Site
  unsigned Line = 0;
  struct Lack {
    std::string Role;
    std::string Seen;  ///< what stands there instead; "" for nothing
    unsigned Line = 0; ///< of Seen
    std::string Why;   ///< why that is not the role; may be ""
  };
  std::vector<Lack> Missing;
  nlohmann::json Roles;             ///< those that were found, as in Site
  std::vector<std::string> Modules; ///< as in Site
};

struct ScanOptions {
  /// Missing headers and errors stop no unit; what is left is looked at. A unit
  /// that cannot be parsed at all, or that crashes the compiler, is named in
  /// ScanNotes. Else it is an error.
  bool Lenient = false;
  /// Units parsed at a time, each in a process of its own; 0: in this process.
  unsigned Jobs = 0;
  /// Told after each unit: how many are done, of how many, and the file.
  std::function<void(unsigned, unsigned, llvm::StringRef)> Progress;
  /// Asked while workers run; true ends them and the scan.
  std::function<bool()> Stop;
  const Binding *Stated = nullptr; ///< roles stated by hand
};

/// What scan() has to say beside the sites.
struct ScanNotes {
  /// Units with errors, missing headers, sources that are not there.
  std::vector<std::string> Warnings;
  /// Units of which nothing is known.
  struct Failed {
    std::string File, Why;
    enum { Build, Crashed, Outside } How = Build; ///< Outside: of the root
  };
  std::vector<Failed> Failures;
  std::vector<Miss> Misses;
};

/// All sites of \p C, in the order of file and line, whatever the order of
/// units and the number of jobs. A unit with errors is used as far as it
/// parses, and named in \p Notes.
llvm::Expected<std::vector<Site>> scan(const Codebase &C,
                                       ScanNotes *Notes = nullptr,
                                       const ScanOptions &Options = {});

/// The roles of \p Sites as a binding that states them.
Binding bindingOf(const std::vector<Site> &Sites);

struct ApplyOptions {
  bool AllowUninstantiated = false; ///< a template that no unit instantiates
  bool AllowErrors = false;         ///< units that have errors before the edit
};

/// What became of a rewrite at a site.
struct Outcome {
  std::string Rewrite, Site, File;
  unsigned Line = 0; ///< in the file as it was
  enum { Changed, AlreadySo, Refused, Suppressed } What = Changed;
  std::string Why;       ///< of Refused
  std::string Root = {}; ///< Site, or the one that an earlier step moved there
};

/// A NOCRINN comment at a place where it keeps nothing away.
struct UnusedSuppression {
  std::string File; ///< below the root
  unsigned Line = 0;
  std::string Text; ///< as written, "NOCRINN(name)"
  std::string Why;  ///< and what to do
};

/// What applying has to say beside the variant.
struct ApplyNotes {
  std::vector<Outcome> Outcomes;
  std::vector<UnusedSuppression> Unused; ///< in the order of file and line
};

/// Applies \p P step by step and verifies the result. Nothing is written.
/// Errors: a base hash differs (the plan is for another version), an unknown
/// rewrite, site or parameter, a rewrite that refuses the site (with its
/// reason), a result that does not verify.
llvm::Expected<Variant> applyPlan(const Codebase &C, const Plan &P,
                                  const ApplyOptions &Options = {},
                                  ApplyNotes *Notes = nullptr);

/// A rewrite with parameters, wherever it fits or at one site.
struct Request {
  std::string Rewrite;
  passes::Params Params;
  std::string Site = {}; ///< "" for all
};

/// Applies each request, in order, at every site that takes it, and verifies
/// the result. The variant's plan names the steps that changed something.
llvm::Expected<Variant> applyEverywhere(const Codebase &C,
                                        const std::vector<Request> &Requests,
                                        const ApplyOptions &Options,
                                        ApplyNotes *Notes = nullptr);

/// The variant as a unified diff with a/ and b/ prefixes, as `git apply` takes.
llvm::Expected<std::string> unifiedDiff(const Variant &V);

/// Writes variant.json and overlay/ into the new directory \p Dir.
llvm::Error writeVariant(const Variant &V, llvm::StringRef Dir);

/// The exit code (docs/exit-codes.md) of an error that passes returned.
int exitCodeOf(const llvm::Error &E);
int exitCodeOf(const ScanNotes::Failed &F);

} // namespace crinn::passes

#endif // CRINN_PASSES_PASSES_H
