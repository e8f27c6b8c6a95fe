//===- Workers.h - a process for each piece of work -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A compiler may crash on what it is given, and gives memory back late. Each
/// unit is parsed in a process of its own, forked from one that holds nothing
/// but the results: a crash costs one unit, and a worker never needs more than
/// the unit does (bench/scan_speed.py compares).
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SCAN_WORKERS_H
#define CRINN_PASSES_SCAN_WORKERS_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"

#include <string>

namespace crinn::passes {

/// What became of a piece of work.
struct WorkerEnd {
  std::string Bytes; ///< what it returned
  std::string Crash; ///< "killed by signal 11", ...; "" if it returned
};

/// Calls \p Work with 0, 1, ... \p Count - 1, each in a forked process, \p Jobs
/// at a time, and \p Done in this process in the order in which they end. \p
/// Stop is asked at least five times a second; once it says true, all workers
/// are killed and an error with code Interrupted comes back. Workers ignore
/// SIGINT and die with this process. Not for programs with threads.
llvm::Error runInWorkers(size_t Count, unsigned Jobs,
                         llvm::function_ref<std::string(size_t)> Work,
                         llvm::function_ref<void(size_t, WorkerEnd)> Done,
                         llvm::function_ref<bool()> Stop);

} // namespace crinn::passes

#endif // CRINN_PASSES_SCAN_WORKERS_H
