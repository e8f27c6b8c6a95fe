//===- Check.h - is a kernel right? -----------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_KERNEL_CHECK_H
#define CRINN_EVAL_KERNEL_CHECK_H

#include "eval/kernel/Output.h"
#include "eval/measure/Worker.h"
#include "eval/target/Build.h"

#include <string>
#include <vector>

namespace crinn::eval {

/// A worker for calls of \p S on \p Library, at most \p Calls at once with \p
/// Outputs each.
WorkerSpec kernelWorker(const Kind &K, const Shape &S,
                        const std::string &Library, const std::string &Label,
                        size_t Calls, size_t Outputs);

/// The reason for which a worker ended or broke the protocol.
Finding workerFinding(const Error &E);

/// Runs the whole battery: every shape judged, edge shapes and four drawn by \p
/// Seed; the distributions; 0 to 33 rows, and a scan of 1000 whose nearest
/// are compared; operands at pages that cannot be touched. Stops at the first
/// finding. Errors: what is not the kernel's fault.
Result<Finding> checkKernel(const Kind &K, const Build &B, uint64_t Seed,
                            const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_KERNEL_CHECK_H
