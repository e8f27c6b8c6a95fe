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
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_DATABASE_H
#define CRINN_PASSES_SOURCE_DATABASE_H

#include "passes/source/Codebase.h"

#include <map>

namespace crinn::passes {

class Database {
public:
  /// Reads compile_commands.json of \p BuildDir. Of several commands for a file
  /// the first counts. Errors: no such file, or not JSON of that form.
  static llvm::Expected<Database> load(llvm::StringRef BuildDir);

  /// By real path; files that do not exist (yet) are left out.
  const std::map<std::string, Unit> &units() const { return Units; }

  /// The command of \p Real, or null.
  const Unit *find(llvm::StringRef Real) const;

  /// \p Real with the flags of the C++ source that shares most of its path;
  /// null if there is none. Among equals the first in order of path counts.
  std::optional<Unit> guess(llvm::StringRef Real) const;

  const std::string &path() const { return Path; }

private:
  std::string Path; ///< of the JSON file
  std::map<std::string, Unit> Units;
};

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_DATABASE_H
