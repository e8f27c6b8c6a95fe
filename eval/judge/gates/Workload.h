//===- Workload.h - every call of an adapter, on a few rows -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_GATES_WORKLOAD_H
#define CRINN_EVAL_JUDGE_GATES_WORKLOAD_H

#include "eval/judge/Baseline.h"
#include "eval/judge/gates/Instrument.h"

#include <set>
#include <string>

namespace crinn::eval {

/// What a library was found to do under a sanitizer.
struct Watched {
  std::set<std::string> Reports; ///< of Reports.h, or how the worker ended
  uint32_t Parts = 0;            ///< of the adapter; Protocol.h
  /// Calls that the library refused; what they would do nobody has seen.
  std::set<std::string> Refused;
};

/// Runs \p Library, built for \p S, in workers of its own: build, search with k
/// in {1, 10, 100}, save, load, and the optional parts that it has; under
/// Memory with one thread and two, under Races with batches by two and four
/// threads alone. 400 rows of the data set's dimension and of 25, normal
/// numbers, the same in every run.
/// Errors: Environment, Interrupted. What the library does wrong is a report.
Result<Watched> watchWorkload(const Baseline &Base, const std::string &Library,
                              Sanitizer S, const Context &Ctx);

/// Stands for all of the above: raise it when the workload changes.
constexpr int WorkloadVersion = 1;

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_GATES_WORKLOAD_H
