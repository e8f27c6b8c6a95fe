//===- SumLoop.h - loops of a kernel that add up ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A loop without jumps that adds to local variables, of which it is known how
/// many more steps it makes: `while (p < end)`, `for (i = 0; i + 8 <= n; i +=
/// 8)`, `while (d >= 4)`. What else its body does it may go on doing: steps are
/// only ever made one after another, in their order.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SUMLOOP_H
#define CRINN_PASSES_REWRITES_SUMLOOP_H

#include "passes/rewrites/SumEnd.h"
#include "passes/source/Text.h"

#include <vector>

namespace crinn::passes {

/// A local that the loop adds to, and nothing else in it reads or sets.
struct Sum {
  const clang::VarDecl *Var = nullptr;
  /// Statements of the body: `sum += x;`, `sum = _mm512_fmadd_ps(x, y, sum);`.
  std::vector<const clang::Expr *> Updates;
  std::string Add;  ///< the function that adds two such sums; "" for `+`
  std::string Zero; ///< its first value, where that is zero; else ""
};

struct SumLoop {
  const clang::Stmt *Loop = nullptr; ///< ForStmt or WhileStmt
  std::vector<const clang::Stmt *> Body;
  bool Braces = false;
  /// The statement that starts it, if any.
  const clang::Stmt *Init = nullptr;
  /// What moves variables behind the body; null where the body does it.
  const clang::Expr *Inc = nullptr;
  LoopEnd End;
  std::vector<Sum> Sums;
  Span At; ///< with its last line's semicolon
};

struct SumLoops {
  std::vector<SumLoop> All; ///< in source order, rests of earlier ones left out
  std::string Why;          ///< why the first loop that is none is none
  size_t Most = 0;          ///< sums of one loop, whatever is known of its end
};

/// The loops of \p F that add to variables whose type \p Wanted takes.
SumLoops sumLoops(const ParsedUnit &U, const clang::FunctionDecl *F,
                  llvm::function_ref<bool(clang::QualType)> Wanted);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SUMLOOP_H
