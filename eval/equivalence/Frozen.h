//===- Frozen.h - does a candidate leave indexes as they were? --*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_EQUIVALENCE_FROZEN_H
#define CRINN_EVAL_EQUIVALENCE_FROZEN_H

#include "eval/equivalence/Finding.h"
#include "eval/judge/Gate.h"
#include "eval/measure/Worker.h"

namespace crinn::eval {

/// \p W, a worker of the candidate that has loaded the frozen index, saves it
/// byte for byte: else "index-differs".
Checked checkFrozenIndex(const Baseline &Base, Worker &W);

/// Both arms build from 2,000 rows of the data, drawn by Subject.Seed, and save
/// the same bytes: else "index-differs". Arm A's hash is kept below WorkDir.
/// Errors: also Worker, of arm A.
Checked checkSmallIndex(const Subject &S, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_EQUIVALENCE_FROZEN_H
