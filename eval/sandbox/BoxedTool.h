//===- BoxedTool.h - run a tool in a sandbox ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_SANDBOX_BOXEDTOOL_H
#define CRINN_EVAL_SANDBOX_BOXEDTOOL_H

#include "eval/sandbox/Box.h"
#include "eval/support/Subprocess.h"

#include <string>
#include <sys/types.h>
#include <vector>

namespace crinn::eval {

/// A tool that reads what others wrote, and what it may see of it.
struct BoxedTool {
  std::vector<std::string> Argv;
  std::string Dir = "/"; ///< where it runs; seen, or one of the box's own
  std::vector<std::string> See; ///< absolute paths, read-only at the same place
  std::vector<int> Give;        ///< become BoxGivenFd, ...; 16 at most
  uint64_t FileMiB = 0;         ///< each file it writes; 0: as its memory
  uid_t User = boxUser();       ///< root runs it as this user
};

/// Runs it in a box, whatever Ctx.Sandboxed says, as runTool. \p L: what it
/// gives is not looked at. Errors: as runTool; also Build (used more memory
/// than Ctx.BoxMemoryMiB), Environment (no sandbox).
Result<Finished> runBoxed(const BoxedTool &T, const Context &Ctx,
                          const ToolLimits &L = {});

/// An empty file in memory that a boxed tool may write. -1: none.
int newMemoryFile();

/// A copy of \p Fd in memory that nobody can change. Mounts do not cover a
/// descriptor: an ordinary user's box, whose user is ours, could open the file
/// itself again for writing. -1: no memory, or it cannot be read.
int sealedCopy(int Fd);

/// The bytes of \p Fd from its beginning, written to \p Path. Errors:
/// Environment.
Status copyTo(int Fd, const std::string &Path);

} // namespace crinn::eval

#endif // CRINN_EVAL_SANDBOX_BOXEDTOOL_H
