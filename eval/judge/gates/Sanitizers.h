//===- Sanitizers.h - errors that no answer shows ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_GATES_SANITIZERS_H
#define CRINN_EVAL_JUDGE_GATES_SANITIZERS_H

#include "eval/judge/Gate.h"

namespace crinn::eval {

/// The candidate and the unmodified target are compiled with AddressSanitizer
/// and UBSan, and where the adapter has batches with ThreadSanitizer, and run
/// through one small workload (Workload.h). What is reported of the candidate
/// and not of the target refuses it: `sanitizer`, `race`. So does a request not
/// to be instrumented, and a call that only the candidate refuses.
/// The target's own reports are in Figures and refuse nobody; they are kept in
/// the cache. A target that does not build for a sanitizer, or whose worker
/// dies under it, passes with "not applicable".
/// Not seen: what the workload does not reach, and reads past the end of a row
/// that lies inside a larger block of memory.
/// Errors: Environment (a sanitizer's runtime is missing), Interrupted, Input.
Result<GateResult> sanitizerGate(const Subject &S, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_GATES_SANITIZERS_H
