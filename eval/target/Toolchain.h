//===- Toolchain.h - run the compiler on code of others ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_TARGET_TOOLCHAIN_H
#define CRINN_EVAL_TARGET_TOOLCHAIN_H

#include "eval/support/Subprocess.h"

#include <string>
#include <vector>

namespace crinn::eval {

/// One run of a compiler or, by way of it, of a linker.
struct ToolchainRun {
  std::vector<std::string> Command; ///< as in a shell; without -o
  std::string Dir;                  ///< absolute; where it runs
  std::vector<std::string> See; ///< in a box: files and directories, read-only
  std::string Output;           ///< what -o names; empty: it writes to stdout
};

/// In a box if Ctx.Sandboxed: of files it sees /usr and what \p R names, and
/// what it makes is copied to R.Output from outside. Nothing of the environment
/// is passed on to a box. Errors: as runTool and runBoxed.
Result<Finished> runToolchain(const ToolchainRun &R, const Context &Ctx,
                              const ToolLimits &L);

/// True of /, and of what the cache or the home directory is in: a box is not
/// shown it.
bool isTooMuch(const std::string &Dir, const Context &Ctx);

/// What the flags of a manifest name outside of /usr: directories of headers
/// and libraries, files. Errors: Input (one is too much).
Result<std::vector<std::string>> pathsIn(const std::vector<std::string> &Flags,
                                         const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_TARGET_TOOLCHAIN_H
