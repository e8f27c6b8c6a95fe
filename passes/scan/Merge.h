//===- Merge.h - one result of many units -----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A header is seen by many units, perhaps through a symlink, perhaps under
/// other macros, perhaps many times by one unit, for a function of another name
/// each time. A place is known by its file's real path, its offset and the
/// idiom; by the function as well where a macro has the code, or where the
/// idiom belongs to a function that is elsewhere (ef, tunable). Of several
/// views of a place that of a unit without errors counts, then the one with
/// more roles, then the earlier unit's. Files of equal content are shown once,
/// under the first path.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SCAN_MERGE_H
#define CRINN_PASSES_SCAN_MERGE_H

#include "passes/scan/Findings.h"

#include <tuple>

namespace crinn::passes {

class Merge {
public:
  /// In the order of units, for a result that does not depend on who was first
  /// to finish.
  void add(const Unit &U, const UnitFindings &F);

  /// True if a unit that was added read the header.
  bool hasSeen(const std::string &RealPath) const {
    return SeenHeaders.count(RealPath);
  }

  /// All sites, with modules; misses and warnings go to \p Notes.
  std::vector<Site> finish(const Codebase &C, ScanNotes &Notes);

private:
  /// File, offset, idiom, signature where it tells places apart.
  using Place = std::tuple<std::string, unsigned, std::string, std::string>;
  template <typename T> struct View {
    T Found;
    bool Clean = false;              ///< the unit had no error
    std::set<std::string> Functions; ///< signatures of all views
  };
  void dropCopies(const Codebase &C, ScanNotes &Notes);
  void tellMissing(ScanNotes &Notes) const;

  std::map<Place, View<Site>> Sites;
  std::map<Place, View<Miss>> Misses;
  std::map<std::string, std::string> Hashes; ///< by real path
  std::set<std::string> SeenHeaders;
  std::map<std::string, std::vector<std::string>> Missing; ///< header -> units
  std::vector<std::string> Warnings;
  CallGraph Calls;
};

} // namespace crinn::passes

#endif // CRINN_PASSES_SCAN_MERGE_H
