//===- Guard.h - data that no variant may lose on ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_GUARD_H
#define CRINN_EVAL_JUDGE_GUARD_H

#include "eval/judge/Compare.h"

namespace crinn::eval {

/// \p Rows rows and \p Queries queries of \p Dim dimensions in clusters, with
/// exact neighbours. Inner product: unit vectors. Equal arguments, equal data.
/// Errors: Interrupted.
Result<std::shared_ptr<const Dataset>>
clusteredData(size_t Rows, size_t Queries, size_t Dim, Metric Distance,
              uint64_t Seed, const Context &Ctx);

/// Compares the arms on the manifest's `guards` (on a generated set of the
/// other metric where it names none) and on a shape drawn from S.Seed. Fails
/// ("guard", "shape") where more than 5 % are lost: a first look says so, and a
/// second, longer one, whose interval lies below 0. A generated set of another
/// metric that the target refuses is skipped, and listed as such.
Result<GateResult> guardGate(const Subject &S, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_GUARD_H
