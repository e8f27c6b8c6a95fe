//===- Assignments.h - all that gives something a value ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Facts tells what a variable is made of; to see a sum grow takes more: by
/// which operator, in which loop against the one it was declared in, and under
/// which conditions.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_ASSIGNMENTS_H
#define CRINN_PASSES_MODEL_ASSIGNMENTS_H

#include "passes/model/Ast.h"

#include "clang/AST/Stmt.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

#include <vector>

namespace crinn::passes {

/// A statement that gives a variable, or memory that it names, a value.
struct Assigned {
  const clang::VarDecl *Var = nullptr;          ///< `v`, `v[i]`, `*v`, `v.x`
  const clang::Expr *To = nullptr;              ///< null for a declaration
  const clang::Expr *Value = nullptr;           ///< null for `++v`
  const clang::Stmt *Loop = nullptr;            ///< innermost, or null
  llvm::SmallVector<const clang::Expr *, 2> If; ///< conditions since the loop
  enum { Plain, Sum, Other } How = Plain;       ///< `=`; `+=`, `-=`; `*=`, ...
};

/// One walk over a body, lambdas where they stand.
struct Assignments {
  explicit Assignments(const clang::Stmt *Body);

  std::vector<Assigned> All;
  std::vector<const clang::CallExpr *> Calls;
  std::vector<const clang::Expr *> Returns; ///< not those of lambdas
  std::vector<const clang::Expr *> Bases;   ///< of `p[i]`, `*p`
  VarSet Indices; ///< variables that a subscript mentions

  /// How many loops there are around a statement of \p Loop.
  unsigned depth(const clang::Stmt *Loop) const;
  bool isInside(const clang::Stmt *Loop, const clang::Stmt *Outermost) const;
  /// The loop that \p V is declared in; null outside all.
  const clang::Stmt *home(const clang::VarDecl *V) const {
    return Home.lookup(V);
  }

  llvm::DenseMap<const clang::VarDecl *, const clang::Stmt *> Home;
  llvm::DenseMap<const clang::Stmt *, const clang::Stmt *> Outer;
};

/// The variable at the bottom of `v`, `v[i]`, `*v++`, `v.x`; or null.
const clang::VarDecl *bottomOf(const clang::Expr *E);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_ASSIGNMENTS_H
