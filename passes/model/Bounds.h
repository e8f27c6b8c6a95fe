//===- Bounds.h - numbers that a loop compares with, and keeps --*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_BOUNDS_H
#define CRINN_PASSES_MODEL_BOUNDS_H

#include "passes/model/ValueSources.h"

namespace crinn::passes {

/// Adds the variables and fields that \p S counts up or down, or sets.
void addChanged(const clang::Stmt *S, VarSet &Out);

/// Numbers from outside a loop that it compares something with.
class Bounds {
public:
  Bounds(const FunctionView &V, const clang::Stmt *Loop, const ValueSources &S);

  using Measure = llvm::function_ref<bool(const clang::Expr *)>;

  /// Adds what the loop compares with an expression of which \p M holds.
  void comparisons(Measure M) { comparisonsIn(Loop, M); }
  void comparisonsIn(const clang::Stmt *S, Measure M);

  /// Adds what \p E carries, if the loop does not change it.
  void add(const clang::Expr *E, const clang::FunctionDecl *In = nullptr);

  std::vector<Carrier> Out;

private:
  bool isFixed(const clang::ValueDecl *D) const;

  const FunctionView &V;
  const clang::Stmt *Loop;
  const ValueSources &S;
  VarSet Changed;
};

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_BOUNDS_H
