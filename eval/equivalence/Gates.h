//===- Gates.h - the gates "battery" and "real" -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Battery: generated data, whose indexes each arm builds for itself. Real: the
/// gate queries of the data set, by what the class claims.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_EQUIVALENCE_GATES_H
#define CRINN_EVAL_EQUIVALENCE_GATES_H

#include "eval/judge/Gate.h"

namespace crinn::eval {

/// Answers on generated sets, fixed and drawn by Subject.Seed. docs/reasons.md
/// has the reasons, docs/equivalence.md what is asked. A few seconds.
Result<GateResult> batteryGate(const Subject &S, const Context &Ctx);

/// Class exact: ids and distances at every ef of the grid on the frozen index,
/// which must stay frozen, and a small index of the same bytes. Class recall:
/// recall not lower than by delta. Class curve: the end of the curve not lower.
/// docs/equivalence.md has the figures.
Result<GateResult> realGate(const Subject &S, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_EQUIVALENCE_GATES_H
