//===- Tree.h - a private copy of the sources under test --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_TARGET_TREE_H
#define CRINN_EVAL_TARGET_TREE_H

#include "eval/support/Context.h"
#include "eval/target/Target.h"
#include "eval/target/Variant.h"

#include <map>
#include <string>
#include <vector>

namespace crinn::eval {

/// A directory that holds a target's sources and nothing else.
struct Tree {
  std::string Root;                         ///< absolute, symlinks resolved
  std::map<std::string, std::string> Files; ///< path below Root -> SHA-256
};

/// Copies the target's sources into \p Dir, which must not exist or be empty.
/// Symlinks are followed once, here; the copy has none. Packages come from the
/// cache, and are fetched where it lacks them (eval/target/Fetch.h).
/// Errors: Input (a source directory is missing, a pattern matches nothing, two
/// sources give the same path), Environment (cannot write, cannot fetch).
Result<Tree> materialise(const Target &T, const std::string &Dir,
                         const Context &Ctx = {});

/// Lays \p V over \p Tr in place. All is checked before the first byte is
/// written. Errors: Input (a base file is missing or its hash differs: "made
/// for another version"), Environment (cannot write).
Status applyVariant(Tree &Tr, const Variant &V);

/// Writes as a variant what \p EditedDir (an edited copy of the tree) changes:
/// variant.json and overlay/ in the new directory \p OutDir. Files of EditedDir
/// that the tree lacks are refused, files that EditedDir lacks are unchanged.
/// \p Modules may be empty (not worked out). \p UpToRounding: of class Exact.
/// Errors: Input (nothing differs, a
/// file is new), Environment.
Result<Variant> makeVariant(const Tree &Base, const std::string &EditedDir,
                            const std::string &OutDir, const std::string &Title,
                            EquivalenceClass Class,
                            const std::vector<std::string> &Modules,
                            bool UpToRounding = false);

/// One translation unit as a build compiles it; what a parser needs.
struct CompileUnit {
  std::string File;              ///< absolute
  std::string Directory;         ///< absolute; where the compiler runs
  std::vector<std::string> Args; ///< flags, without compiler, file, -c and -o
};

/// The adapter first, then the manifest's compile_sources, with `{tree}`
/// replaced and the include path of adapter.h added.
std::vector<CompileUnit> compileUnits(const Target &T, const Tree &Tr);

} // namespace crinn::eval

#endif // CRINN_EVAL_TARGET_TREE_H
