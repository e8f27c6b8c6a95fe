//===- Target.h - the manifest of a library under test ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_TARGET_TARGET_H
#define CRINN_EVAL_TARGET_TARGET_H

#include "eval/support/Result.h"
#include "eval/target/Bounds.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crinn::eval {

/// A package whose source a registry has (eval/target/Fetch.h).
struct Package {
  std::string Registry; ///< "pypi" or "debian-source"; empty: no package
  std::string Name, Version;
  std::string Hash; ///< SHA-256 of the archive, 64 lower-case digits
};

/// Files that are copied into the tree: those of From whose path below From
/// matches one of the shell patterns Files (`*` stops at `/`, `**` does not).
struct SourceSet {
  /// Absolute directory; of a package: directory below its root, or ".".
  std::string From;
  std::string Into;               ///< directory below the tree's root, or "."
  std::vector<std::string> Files; ///< patterns; never empty
  Package Origin = {};
};

/// docs/formats.md, section Target manifest.
struct Target {
  std::string Name;
  std::string Manifest; ///< absolute path of target.json
  std::vector<SourceSet> Sources;
  std::string Adapter;                     ///< absolute path
  std::vector<std::string> CompileSources; ///< files of the tree
  std::string Cxx;
  std::vector<std::string> CxxFlags; ///< `{tree}` not yet replaced
  std::vector<std::string> LdFlags;  ///< `{tree}` not yet replaced
  std::string BuildParams;           ///< the `build` object, as JSON text
  std::vector<uint32_t> Ef;          ///< ascending, at least two
  std::string Dataset;               ///< registry name or path
  std::vector<std::string> Guards;   ///< data sets that no variant may lose on
  eval::Bounds Bounds;
};

/// Loads a target: \p NameOrPath is the path of a manifest (or of its
/// directory) or the name of a shipped target. Shipped targets are directories
/// NAME with a target.json, looked for in $CRINN_TARGETS (colon-separated), in
/// share/crinn/targets beside the executable's bin directory, and in the source
/// directory this build was configured from.
/// Errors: Usage (no such target; the message lists those there are), Input
/// (not a manifest, another version, unknown field, wrong type).
Result<Target> loadTarget(const std::string &NameOrPath);

/// Names of the shipped targets that loadTarget would find, sorted.
std::vector<std::string> shippedTargets();

} // namespace crinn::eval

#endif // CRINN_EVAL_TARGET_TARGET_H
