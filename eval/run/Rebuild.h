//===- Rebuild.h - evidence back to a target and its variants ---*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What is compared again must be what was compared: every file of the sources,
/// the manifest, the adapter and the changed files are checked by their hashes.
/// The document comes from others. Its adapter is compiled and run, like all
/// code under test, in the sandbox, and what it names as a compiler must be
/// one.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_RUN_REBUILD_H
#define CRINN_EVAL_RUN_REBUILD_H

#include "eval/support/Context.h"
#include "eval/target/Tree.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace crinn::eval {

struct RebuildOptions {
  /// A name or a manifest to take instead of the recorded one. Its sources and
  /// adapter must be the recorded ones all the same.
  std::string Target;
  /// A directory or git checkout for the source that is not a package.
  std::string Source;
};

struct Rebuilt {
  Target T;
  std::optional<Variant> A;
  Variant B;
};

/// Writes what is needed below \p Dir (existing, kept as long as the result is
/// used). \p Doc is what readEvidence gave. Errors: Input (a hash differs: the
/// message names the file), Environment (no sources; it says how to name them).
Result<Rebuilt> rebuild(const nlohmann::json &Doc, const RebuildOptions &O,
                        const std::string &Dir, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_RUN_REBUILD_H
