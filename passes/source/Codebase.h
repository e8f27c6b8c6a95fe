//===- Codebase.h - what is parsed, and what may be edited ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_CODEBASE_H
#define CRINN_PASSES_SOURCE_CODEBASE_H

#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace crinn::passes {

/// One translation unit: a source file and the flags it is compiled with.
struct Unit {
  std::string File;              ///< absolute path
  std::string Directory;         ///< absolute; relative flags are resolved here
  std::vector<std::string> Args; ///< compiler flags, without compiler and file
};

/// The units that are parsed and the one directory below which edits may fall.
struct Codebase {
  std::string Root; ///< absolute, symlinks resolved
  std::vector<Unit> Units;
  /// Looked at as units of their own if none of Units includes them.
  std::vector<Unit> Headers;
  std::vector<std::string> Remarks; ///< for the user, on how it was chosen
  /// Sources that the compilation database names and that are not there.
  std::vector<std::string> Gone;
  /// Real paths of the files that were named one by one.
  std::vector<std::string> Named;

  /// Resolves \p Root and the units' files, drops doubles, and sorts both lists
  /// by path: the order of arguments does not matter. Errors: \p Root is not a
  /// directory, a unit's file is missing, no units at all.
  static llvm::Expected<Codebase> create(llvm::StringRef Root,
                                         std::vector<Unit> Units,
                                         std::vector<Unit> Headers = {});
};

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_CODEBASE_H
