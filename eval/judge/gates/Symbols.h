//===- Symbols.h - what a candidate asks of the system ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_GATES_SYMBOLS_H
#define CRINN_EVAL_JUDGE_GATES_SYMBOLS_H

#include "eval/judge/Gate.h"

namespace crinn::eval {

/// Both arms are linked as they would be measured, in their plain layout, and
/// compared: `exports-differ`, `runs-at-load`, `new-imports` (which also covers
/// inline assembly that goes round imports). What arm A has is never refused.
/// Not seen: machine code hidden in constants and jumped into, clock
/// instructions by a builtin, writable memory made executable by mmap alone;
/// the sandbox's filter bounds what those reach. Symbols that a library defines
/// under a name of libc serve itself alone (Link.cpp binds them to it), so they
/// are free.
/// Errors: Build (arm A does not link), Input (a cached object is damaged).
Result<GateResult> symbolsGate(const Subject &S, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_GATES_SYMBOLS_H
