//===- Box.h - a sandbox for code under test ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What runs in a box sees programs and libraries of /usr and what is named to
/// it, read-only; no network, no other process and no file of ours. Descriptors
/// that it inherits are all that it shares. docs/sandbox.md says what holds.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_SANDBOX_BOX_H
#define CRINN_EVAL_SANDBOX_BOX_H

#include "eval/support/Result.h"

#include <cstddef>
#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace crinn::eval {

/// Descriptors of crinn-box and what it runs.
constexpr int BoxStatusFd = 20;    ///< bubblewrap writes JSON to it
constexpr int BoxFilterFd = 21;    ///< read by bubblewrap
constexpr int WorkerFilterFd = 22; ///< read by the worker
constexpr int BoxGivenFd = 3;      ///< the first that a boxed tool is given

/// Sizes of the two places that can be written.
constexpr size_t BoxTmpMiB = 256, BoxSharedMiB = 16;
/// Processes and threads of one box, and open files of each process.
constexpr unsigned BoxThreads = 256, BoxFiles = 1024;

/// crinn-box itself failed; its stderr says why.
constexpr int BoxFailed = 125;
/// The box used more memory than it may and was killed; stderr says how much.
constexpr int BoxOverMemory = 124;

/// "box" is true, "none" is false. Errors: Usage.
Result<bool> sandboxNamed(const std::string &Name);

/// Path of a program that is installed beside ours, or built with it.
Result<std::string> programPath(const std::string &Name);

/// An unprivileged user for one box: RLIMIT_NPROC counts by user.
uid_t boxUser();

/// The one process that the box's init has started, as we see it; -1 while
/// there is none. \p Status: the other end of BoxStatusFd. Waits up to \p
/// Seconds.
pid_t boxedProcess(int Status, double Seconds);

} // namespace crinn::eval

#endif // CRINN_EVAL_SANDBOX_BOX_H
