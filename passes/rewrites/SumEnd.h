//===- SumEnd.h - how many more steps a loop makes --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SUMEND_H
#define CRINN_PASSES_REWRITES_SUMEND_H

#include "passes/model/Ast.h"
#include "passes/source/Failure.h"
#include "passes/source/Text.h"

#include "clang/AST/Stmt.h"

namespace crinn::passes {

/// What a loop runs to: `Moved + Ahead Op Bound` or, where From is set, `From -
/// Moved Op Bound`; of the moved variable it is known that nothing but the loop
/// changes it, and of the others that they stay the same.
struct LoopEnd {
  const clang::VarDecl *Moved = nullptr;
  int64_t Step = 0; ///< of one step of the loop
  /// The for's increment moves it and nothing else, the body does not.
  bool IncAlone = false;
  int64_t Ahead = 0;
  const clang::Expr *From = nullptr;
  const clang::Expr *Bound = nullptr; ///< null: zero
  clang::BinaryOperatorKind Op = clang::BO_LT;
};

/// \p Inc: the for's increment, or null. \p Addressed: variables that are
/// reached in other ways than by name. Errors: Refusal.
llvm::Expected<LoopEnd> loopEnd(const ParsedUnit &U, const clang::Stmt *Loop,
                                const clang::Expr *Inc,
                                const VarSet &Addressed);

/// The condition under which \p Steps more steps are left, as text, with \p Var
/// for the moved variable. Errors: Refusal.
llvm::Expected<std::string> stepsLeft(const ParsedUnit &U, const LoopEnd &End,
                                      int64_t Steps, const std::string &Var);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SUMEND_H
