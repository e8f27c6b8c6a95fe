//===- Launch.h - start a worker process ------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_MEASURE_LAUNCH_H
#define CRINN_EVAL_MEASURE_LAUNCH_H

#include "eval/support/Result.h"

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace crinn::eval {

/// A program that speaks Protocol.h, instead of crinn-worker.
struct WorkerProgram {
  std::vector<std::string> Command; ///< Command[0] is a path; empty: none
  std::vector<std::string> Mounts;  ///< absolute; what its box sees of ours
};

/// What a worker process gets, and nothing more: descriptors, a log, an empty
/// environment. The one place that knows how a worker is started.
struct LaunchSpec {
  std::string Library; ///< absolute path of the shared object; not with Program
  int Shared = -1, Command = -1, Reply = -1; ///< become fd 3, 4, 5
  int Base = -1;                             ///< becomes fd 6, for reading only
  int Log = -1;                              ///< its stderr
  bool Boxed = true;                         ///< in a sandbox
  /// NAME=VALUE each, beside what every worker gets; LD_PRELOAD of a
  /// sanitizer's runtime, for instance.
  std::vector<std::string> Env = {};
  uint64_t MemoryMiB = 0; ///< of it; 0: crinn-box decides
  WorkerProgram Program = {};
};

struct Launched {
  pid_t Pid = -1;  ///< to wait for, and to kill: the worker, or its box
  int Status = -1; ///< of the box: boxedProcess() reads it; -1: not boxed
};

/// Starts the worker. Errors: Environment (an executable or the library is
/// missing).
Result<Launched> launchWorker(const LaunchSpec &S);

} // namespace crinn::eval

#endif // CRINN_EVAL_MEASURE_LAUNCH_H
