//===- Subprocess.h - run a tool, keep what it said -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_SUPPORT_SUBPROCESS_H
#define CRINN_EVAL_SUPPORT_SUBPROCESS_H

#include "eval/support/Context.h"

#include <string>
#include <vector>

namespace crinn::eval {

struct Finished {
  int ExitCode = 0; ///< 128 + signal if a signal ended it
  std::string Out, Err;
};

struct ToolLimits {
  double Seconds = 600;
  size_t OutputBytes = 256u << 20; ///< of stdout and stderr together
  /// Descriptors that the tool gets beside 0, 1 and 2, as FirstGiven,
  /// FirstGiven + 1, ...; if there is a first one, it inherits no other.
  std::vector<int> Give = {};
  int FirstGiven = -1;
};

/// Runs Argv[0] (looked up in PATH) in \p Dir, without a shell, stdin empty.
/// Cancelled: kills the tool, Errc::Interrupted. Beyond a limit: killed,
/// Errc::Build. Errors: Environment (cannot start; the message tells to install
/// it).
Result<Finished> runTool(const std::vector<std::string> &Argv,
                         const std::string &Dir, const Context &Ctx,
                         const ToolLimits &L);

inline Result<Finished> runTool(const std::vector<std::string> &Argv,
                                const std::string &Dir, const Context &Ctx,
                                double Seconds = 600) {
  return runTool(Argv, Dir, Ctx, ToolLimits{Seconds});
}

} // namespace crinn::eval

#endif // CRINN_EVAL_SUPPORT_SUBPROCESS_H
