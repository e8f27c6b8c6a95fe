//===- Launch.h - start a worker process ------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_MEASURE_LAUNCH_H
#define CRINN_EVAL_MEASURE_LAUNCH_H

#include "eval/support/Result.h"

#include <string>
#include <sys/types.h>

namespace crinn::eval {

/// What a worker process gets, and nothing more: four descriptors, a log, an
/// empty environment. The one place that knows how a worker is started; a
/// sandbox goes round this function.
struct LaunchSpec {
  std::string Library; ///< absolute path of the shared object
  int Shared = -1, Command = -1, Reply = -1; ///< become fd 3, 4, 5
  int Base = -1;                             ///< becomes fd 6; -1: none
  int Log = -1;                              ///< its stderr
};

/// Starts crinn-worker. Errors: Environment (the executable is missing).
Result<pid_t> launchWorker(const LaunchSpec &S);

} // namespace crinn::eval

#endif // CRINN_EVAL_MEASURE_LAUNCH_H
