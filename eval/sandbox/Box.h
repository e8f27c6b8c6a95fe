//===- Box.h - a sandbox for code under test ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What runs in a box sees /usr and what is bound, no network, no other process
/// and no file of ours; descriptors that it inherits are all that it shares.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_SANDBOX_BOX_H
#define CRINN_EVAL_SANDBOX_BOX_H

#include "eval/support/Result.h"

#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace crinn::eval {

/// Descriptors of crinn-box and what it runs; above those of a worker.
constexpr int BoxStatusFd = 20;    ///< bubblewrap writes JSON to it
constexpr int BoxFilterFd = 21;    ///< read by bubblewrap
constexpr int WorkerFilterFd = 22; ///< read by the worker

/// crinn-box itself failed; its stderr says why.
constexpr int BoxFailed = 125;

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
