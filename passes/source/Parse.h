//===- Parse.h - one unit, parsed through an overlay ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The AST lives only while the caller's function runs: everything that
/// outlives it (sites, edits, fingerprints) is plain data. That keeps one AST
/// in memory at a time.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_PARSE_H
#define CRINN_PASSES_SOURCE_PARSE_H

#include "passes/source/Codebase.h"

#include "clang/AST/ASTContext.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <map>
#include <optional>
#include <set>

namespace crinn::passes {

/// Real absolute path -> contents that replace the file's.
using Overlay = std::map<std::string, std::string>;

/// An #if ... #endif of which one branch was seen, by file offset.
struct Conditional {
  clang::FileID File;
  unsigned Begin = 0, End = 0; ///< the '#' of #if; past the word endif
  std::string Directive;       ///< the #if line as written
  bool HasElse = false;
};

/// Text that this configuration does not see.
struct Skipped {
  clang::FileID File;
  unsigned Begin = 0, End = 0;
};

/// Every macro that was ever defined, and the identifiers in its text that are
/// not its parameters.
using Macros = std::map<std::string, std::set<std::string>>;

/// What the compiler said: level and message without position, as a multiset,
/// so that a shifted line is no difference.
struct Diagnostics {
  std::multiset<std::string> All;
  std::string FirstError; ///< "file:line: message"; empty without errors
  bool Fatal = false;     ///< the AST is not usable
  std::set<std::string> MissingHeaders; ///< as included; of Lenient units
};

/// What a unit may lack. Edits are made and verified on complete units only.
enum class Strictness {
  Complete, ///< a missing include, an unknown flag are fatal
  Lenient   ///< the AST is used as far as it goes
};

/// A parsed unit, valid inside the function given to parse().
class ParsedUnit {
public:
  ParsedUnit(clang::ASTContext &Ctx, const Codebase &Base,
             std::vector<Conditional> Conds, std::vector<Skipped> Skips,
             Macros Defined = {})
      : Ctx(Ctx), Base(Base), Conds(std::move(Conds)), Skips(std::move(Skips)),
        Defined(std::move(Defined)) {}

  clang::ASTContext &Ctx;
  const Codebase &Base;
  std::vector<Conditional> Conds;
  std::vector<Skipped> Skips;
  Macros Defined; ///< of Complete units

  const clang::SourceManager &sources() const { return Ctx.getSourceManager(); }

  /// The file's real absolute path; empty for buffers that are no files.
  std::string realPath(clang::FileID F) const;

  /// The path below the root, if the file is below it and no system header.
  std::optional<std::string> pathBelowRoot(clang::FileID F) const;

  /// True if the definition is spelled in a file below the root.
  bool isOurs(const clang::Decl *D) const;

private:
  mutable std::map<clang::FileID, std::string> RealPaths;
  mutable std::map<clang::FileID, std::optional<std::string>> PathsBelowRoot;
};

/// Parses \p U and calls \p Use with the result. Errors: the compiler could not
/// start or, unless \p S is Lenient, met a fatal error; what \p Use returns.
llvm::Expected<Diagnostics>
parse(const Codebase &Base, const Unit &U, const Overlay &Files,
      llvm::function_ref<llvm::Error(ParsedUnit &)> Use,
      Strictness S = Strictness::Complete);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_PARSE_H
