//===- Novelty.h - is a candidate another program? --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_GATES_NOVELTY_H
#define CRINN_EVAL_JUDGE_GATES_NOVELTY_H

#include "eval/judge/Gate.h"

namespace crinn::eval {

/// `same-program`: the tokens are those of arm A; comments, white space and
/// line numbers do not count. `same-code`: the machine code is (codeHash).
/// Not seen: code that differs only in the line numbers of its asserts, or in
/// which register holds what. Errors: Input (an object is missing or damaged).
Result<GateResult> noveltyGate(const Subject &S, const Context &Ctx);

/// Notes the machine code that \p Comparison (as JSON) saw, under \p Name, if
/// it was timed; what is known by it already stays.
void noteCode(KnownCode &Into, const nlohmann::json &Comparison,
              const std::string &Name);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_GATES_NOVELTY_H
