//===- Filter.h - system calls that a box denies ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_SANDBOX_FILTER_H
#define CRINN_EVAL_SANDBOX_FILTER_H

namespace crinn::eval {

/// Box: what no boxed program needs (sockets but AF_UNIX, ptrace, mount, bpf,
/// perf, io_uring, userfaultfd, new namespaces, keys, kexec). Worker: also new
/// processes, other programs and any socket; threads stay allowed. It is put on
/// by the worker itself, once it runs.
enum class FilterKind { Box, Worker };

/// A BPF program in a new file descriptor without close-on-exec, or -1.
int filterFile(FilterKind Kind);

} // namespace crinn::eval

#endif // CRINN_EVAL_SANDBOX_FILTER_H
