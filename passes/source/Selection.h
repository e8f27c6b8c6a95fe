//===- Selection.h - the code that a command line names ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// An argument is a file, a directory, or a pattern: `*` and `?` stay within a
/// directory, `**` goes through any number of them. A directory stands for the
/// C++ sources below it, and for the headers that none of them includes; what
/// is hidden, a symlink, or another build's directory is left out. Without
/// arguments a compilation database stands for all its files below the root.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_SELECTION_H
#define CRINN_PASSES_SOURCE_SELECTION_H

#include "passes/source/Codebase.h"

namespace crinn::passes {

struct Selection {
  std::vector<std::string> Arguments; ///< files, directories, patterns
  std::vector<std::string> Beside;    ///< more files, with the same flags
  std::string BuildDir;               ///< of compile_commands.json, or ""
  std::vector<std::string> Flags;     ///< where BuildDir is ""
  std::string Root;
};

/// Errors: an argument that names nothing, a source that the database does not
/// know, and those of Codebase::create and Database::load.
llvm::Expected<Codebase> select(const Selection &S);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_SELECTION_H
