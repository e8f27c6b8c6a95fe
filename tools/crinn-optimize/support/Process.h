//===- Process.h - run a program and wait for it ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Arguments are passed as they are: no shell reads them, so a file name or a
/// title can hold any character.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_SUPPORT_PROCESS_H
#define CRINN_OPTIMIZE_SUPPORT_PROCESS_H

#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace crinn::optimize {

struct Command {
  std::vector<std::string> Args;        ///< Args[0] is looked up in PATH
  std::vector<std::string> Environment; ///< "NAME=value", replaces or adds
  std::string Directory;                ///< working directory; empty: ours
};

struct Finished {
  int Status = 0;     ///< exit status; 128 + signal for a signal
  std::string Output; ///< stdout and stderr, in the order written
};

/// Errors: no process or pipe to be had. A status that is not 0 is none; 127:
/// it cannot be started.
llvm::Expected<Finished> run(const Command &C);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_SUPPORT_PROCESS_H
