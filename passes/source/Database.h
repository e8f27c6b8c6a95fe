//===- Database.h - compile commands, and guesses beside them ---*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A compilation database knows the sources that a build compiles. Headers, and
/// sources that this build leaves out, get the flags of the source that lies
/// nearest.
///
/// A database may be stale: it may name sources that are not there (any more,
/// or yet) and response files that are not. Both are kept, to be told.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_DATABASE_H
#define CRINN_PASSES_SOURCE_DATABASE_H

#include "passes/source/Codebase.h"

#include <map>
#include <set>

namespace crinn::passes {

class Database {
public:
  /// Reads compile_commands.json of \p BuildDir. Of several commands for a file
  /// the first counts; response files are read. Errors: no such file, not JSON
  /// of that form, no entry.
  static llvm::Expected<Database> load(llvm::StringRef BuildDir);

  /// By real path; files that do not exist (yet) are left out.
  const std::map<std::string, Unit> &units() const { return Units; }

  /// Absolute paths of those that do not exist.
  const std::set<std::string> &gone() const { return Gone; }

  /// Response files that the command of \p Real names and that cannot be read.
  std::vector<std::string> unreadOf(llvm::StringRef Real) const;

  /// The command of \p Real, or null.
  const Unit *find(llvm::StringRef Real) const;

  /// \p Real with the flags of the C++ source that shares most of its path;
  /// null if there is none. Among equals the first in order of path counts.
  std::optional<Unit> guess(llvm::StringRef Real) const;

  const std::string &path() const { return Path; }

private:
  std::string Path; ///< of the JSON file
  std::map<std::string, Unit> Units;
  std::set<std::string> Gone;
  std::map<std::string, std::vector<std::string>> Unread; ///< by real path
};

/// What is wrong with \p Text as a compilation database, "line 3: ..."; "" if
/// nothing is.
std::string wrongInDatabase(llvm::StringRef Text);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_DATABASE_H
