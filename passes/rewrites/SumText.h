//===- SumText.h - a summing loop's steps as text ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SUMTEXT_H
#define CRINN_PASSES_REWRITES_SUMTEXT_H

#include "passes/rewrites/Naming.h"
#include "passes/rewrites/SumLoop.h"
#include "passes/source/Edits.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <set>

namespace crinn::passes {

/// What a mention of a variable becomes; nullopt: it stays.
using Renamed = llvm::function_ref<std::optional<std::string>(
    const clang::ValueDecl *V, const clang::Stmt *Statement)>;

/// The statements of the loop's body, a line each, without the comments between
/// them. A sum that stands for a variable gets parentheses where it needs them.
/// Errors: Refusal.
llvm::Expected<std::string> stepText(const ParsedUnit &U, const SumLoop &L,
                                     const std::string &Indent,
                                     const std::string &Newline, Renamed As);

/// Names for copies of a variable: `sum2`, `sum3` beside `sum1`, `t1` beside
/// `t`; none that the function or a macro has.
class Copies {
public:
  Copies(const ParsedUnit &U, const clang::FunctionDecl *F);
  /// Copy \p N of \p V; copy 0 is itself.
  std::string name(const clang::VarDecl *V, unsigned N);
  /// Gives other names from now on.
  void restart() { Given.clear(); }
  /// The function's text, and the names that were given.
  const std::string &text() const { return Text; }
  void take(const std::string &Name) { Text += " " + Name; }

private:
  std::string Text;
  std::set<std::string> Taken;
  llvm::DenseMap<const clang::VarDecl *, std::vector<std::string>> Given;
};

/// The type of \p V as its declaration has it, without const, and what auto
/// stands for; "" where a macro spells it or only an instance has it.
std::string writtenType(const ParsedUnit &U, const clang::VarDecl *V);

/// How a loop begins in front of another one that goes on where it ends.
struct LoopStart {
  std::string Before; ///< what has to stand before both, "size_t done = 0;"
  std::string Moved;  ///< the moved variable's name in the first
};

/// Lets the loop begin where the first one ends. A variable that it declares
/// stays its own, and the first one gets another of a name from \p N. Errors:
/// Refusal.
llvm::Expected<LoopStart> takeStart(const ParsedUnit &U, const SumLoop &L,
                                    const Names &N, EditSet &Out);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SUMTEXT_H
