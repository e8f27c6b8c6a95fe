//===- Machine.h - what a comparison says of its machine --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_PEERS_MACHINE_H
#define CRINN_EVAL_PEERS_MACHINE_H

#include <cstdint>
#include <string>
#include <sys/types.h>

namespace crinn::eval {

/// "MODEL, N cores, KERNEL"; no name of the host: the line is made to be
/// published.
std::string describeMachine();

/// Bytes that can be had without swapping; 0 if the kernel does not say.
uint64_t freeMemory();

/// True if \p Pid has a child process.
bool hasChildren(pid_t Pid);

} // namespace crinn::eval

#endif // CRINN_EVAL_PEERS_MACHINE_H
