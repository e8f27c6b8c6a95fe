//===- SumText.h - a summing loop's steps as text ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SUMTEXT_H
#define CRINN_PASSES_REWRITES_SUMTEXT_H

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
  /// Of takeStart.
  std::set<std::string> &starts() { return Starts; }

private:
  std::set<std::string> Taken, Starts;
  llvm::DenseMap<const clang::VarDecl *, std::vector<std::string>> Given;
};

/// The type of \p V as its declaration has it, without const; "" where a macro
/// spells it.
std::string writtenType(const ParsedUnit &U, const clang::VarDecl *V);

/// Takes the loop's start out of it, where it has one: what then has to stand
/// before the loop, "size_t i = 0;". \p Taken: names that stand before loops of
/// this function by now. Errors: Refusal.
llvm::Expected<std::string>
takeStart(const ParsedUnit &U, const clang::FunctionDecl *F, const SumLoop &L,
          std::set<std::string> &Taken, EditSet &Out);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SUMTEXT_H
