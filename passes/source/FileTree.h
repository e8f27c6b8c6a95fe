//===- FileTree.h - C++ files below a directory -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_FILETREE_H
#define CRINN_PASSES_SOURCE_FILETREE_H

#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace crinn::passes {

/// C++ sources and headers below \p Directory, in order of path. Left out:
/// hidden names, symlinks (what they name is met where it lies), and a
/// directory that another build writes (it has a CMakeCache.txt).
std::vector<std::string> filesBelow(llvm::StringRef Directory);

/// True if \p Argument has a `*`, `?` or `[`.
bool isPattern(llvm::StringRef Argument);

/// C++ sources and headers whose path matches.
std::vector<std::string> filesMatching(llvm::StringRef Pattern);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_FILETREE_H
