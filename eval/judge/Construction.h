//===- Construction.h - what the building of an index costs -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_CONSTRUCTION_H
#define CRINN_EVAL_JUDGE_CONSTRUCTION_H

#include "eval/judge/Compare.h"

namespace crinn::eval {

/// Where each arm is measured: on indexes of its own, three of each, if the
/// variant may build another graph; else nowhere but on the frozen index (an
/// empty list). Errors: as replicates(); those of the candidate's have the code
/// Worker.
Result<std::vector<Arena>> arenas(const Subject &S, unsigned Count,
                                  const Context &Ctx);

/// Of a variant that reaches construction: several builds of each arm, whose
/// CPU time, bytes and memory go into the figures and are bounded
/// ("bound-build", "bound-index", "bound-memory"). Class exact must build the
/// same indexes
/// ("index-differs").
Result<GateResult> constructionGate(const Subject &S, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_CONSTRUCTION_H
