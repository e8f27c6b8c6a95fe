//===- Watch.h - bounds the memory of a box ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_SANDBOX_WATCH_H
#define CRINN_EVAL_SANDBOX_WATCH_H

#include <cstdint>
#include <sys/types.h>

namespace crinn::eval {

/// What a box may use, in MiB: \p Asked, or where that is 0 three quarters of
/// the machine's memory.
uint64_t boxMemoryMiB(uint64_t Asked);

/// What the processes below \p Root use, in bytes: anonymous memory, swap, and
/// the larger of the shared memory that they have mapped and the memory files
/// that we hold ourselves (they were handed over). Memory that two processes
/// share counts twice.
uint64_t memoryBelow(pid_t Root);

/// Threads of all processes of \p Uid: RLIMIT_NPROC counts them all.
uint64_t threadsOf(uid_t Uid);

/// Waits for \p Child, whose exit code it returns (128 + signal), and kills it
/// with all below it on SIGTERM, and when they use more than \p Bytes: then
/// BoxOverMemory, and stderr says so. SIGCHLD and SIGTERM must be blocked, and
/// this process the reaper of orphans.
int watch(pid_t Child, uint64_t Bytes);

} // namespace crinn::eval

#endif // CRINN_EVAL_SANDBOX_WATCH_H
