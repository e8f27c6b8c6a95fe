//===- SeedLoop.h - start a search from further rows ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Both rewrites of entry points write the same loop before that of the search:
///
///   // Also start from rows spread over the index.
///   const size_t rows = count;
///   for (size_t start = 1; start <= 3 && start < rows; ++start) {
///     int id = rows / 4 * start;
///     <what the search does with a neighbour>
///   }
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SEEDLOOP_H
#define CRINN_PASSES_REWRITES_SEEDLOOP_H

#include "passes/rewrites/LookAheadText.h"

namespace crinn::passes {

/// A search that can start from further rows, and all that the loop is made of.
struct SeedSite {
  clang::FileID File;
  unsigned Begin = 0, End = 0; ///< of the loop that is there already, or empty
  Layout Lay;                  ///< of the search's loop
  std::string Id, IdType;      ///< the neighbour's name; its type, as declared
  std::string Count;           ///< the number of rows
  std::string Far;      ///< true where the entry point would wait behind others
  std::string Body;     ///< indented for the block of a loop at Lay.Indent
  bool Postfix = false; ///< the author writes `i++`
  bool Blank = false;   ///< a blank line stands above
  /// The node that the search starts from; null where there are several.
  const clang::Expr *Entry = nullptr;
  std::string Text; ///< what stands there already
};

/// Errors: Refusal.
llvm::Expected<SeedSite> seedSite(const ParsedUnit &U, const BestFirst &B);

/// What was made before the search's loop, up to the loop; "" if nothing was.
std::string seedsThere(const ParsedUnit &U, const BestFirst &B);

/// What has to hold in each unit. Errors: Refusal.
llvm::Error judgeSeeds(const ParsedUnit &U, const BestFirst &B);

/// Names that are free in the function, what stands there already left out.
Names seedNames(const ParsedUnit &U, const BestFirst &B, const SeedSite &S);

/// The parts of the loop that differ.
struct SeedText {
  std::vector<std::string> Why;  ///< the comment's lines behind "Also start"
  std::vector<std::string> Head; ///< lines behind the number of rows
  std::string Most;              ///< how many rows at most: "3", "starts"
  std::string Parts;             ///< one more than that: "4", "(starts + 1)"
  std::vector<std::string> Test; ///< lines behind the row's id
};
std::string seedText(const SeedSite &S, const Names &N, const SeedText &T);

/// \p Text at the site. \p Made: what the same rewrite wrote if S.Text is its
/// work, made again. Errors: Refusal, if something else stands there.
llvm::Expected<EditSet> seedEdits(const SeedSite &S, const std::string &Text,
                                  const std::string &Made);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SEEDLOOP_H
