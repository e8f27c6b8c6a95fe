//===- Build.h - sources to shared objects ----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_TARGET_BUILD_H
#define CRINN_EVAL_TARGET_BUILD_H

#include "eval/support/Context.h"
#include "eval/support/Subprocess.h"
#include "eval/target/Tree.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crinn::eval {

/// A compiled arm: object files in the cache, ready to be linked in many
/// orders.
struct Build {
  std::vector<std::string> Objects; ///< absolute paths
  std::string Linker;               ///< the manifest's compiler
  std::vector<std::string> LdFlags;
  /// SHA-256 over the keys of the objects in order: preprocessed text, command
  /// and compiler version. Equal hash, equal program; stored with every result.
  std::string Hash;
  std::vector<std::string> See; ///< what a sandboxed linker sees beside Objects
  Context Ctx;                  ///< of the compiler, and so of the linker
};

/// Compiles adapter and sources of \p Tr. Objects are cached in Ctx.CacheDir by
/// the hash of what the compiler would see. In a sandbox if Ctx says so.
/// Errors: Build (the message holds
/// the first compiler error, Log the path of the whole output), Environment (no
/// compiler, no
/// sandbox). \p L: of one run of the compiler.
Result<Build> compile(const Target &T, const Tree &Tr, const Context &Ctx,
                      const ToolLimits &L = {});

/// Links \p B into the new shared object \p OutPath, exporting crinn_* alone.
/// \p LayoutSeed 0 links plainly; any other value shuffles the order of the
/// objects and adds a few kilobytes of padding code, so that two links of one
/// build differ in layout as two unrelated builds would. Errors: Build.
Status linkShared(const Build &B, const std::string &OutPath,
                  uint64_t LayoutSeed);

} // namespace crinn::eval

#endif // CRINN_EVAL_TARGET_BUILD_H
