//===- Facts.h - what a function defines, calls and tests, by loop *- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_FACTS_H
#define CRINN_PASSES_MODEL_FACTS_H

#include "passes/model/Ast.h"

#include "clang/AST/Stmt.h"
#include "llvm/ADT/DenseMap.h"

#include <vector>

namespace crinn::passes {

/// A variable gets a value: declared with one, assigned one, or bound by a
/// range-for (Value is the range then).
struct Definition {
  const clang::VarDecl *Var = nullptr;
  const clang::Expr *Value = nullptr;
  const clang::Stmt *Loop = nullptr; ///< innermost loop around it, or null
  const clang::DeclStmt *Declares = nullptr;
  bool OfRange = false;
};

/// One walk over a function body. Order is that of the source.
struct Facts {
  std::vector<const clang::Stmt *> Loops;
  llvm::DenseMap<const clang::Stmt *, const clang::Stmt *> Outer;
  std::vector<Definition> Definitions;
  std::vector<std::pair<const clang::CallExpr *, const clang::Stmt *>> Calls;
  std::vector<std::pair<const clang::IfStmt *, const clang::Stmt *>> Ifs;
  /// Assignments to anything but a plain variable.
  std::vector<std::pair<const clang::BinaryOperator *, const clang::Stmt *>>
      Stores;

  /// True if \p Inner is \p Outermost or a loop inside it.
  bool inside(const clang::Stmt *Inner, const clang::Stmt *Outermost) const;
};

Facts factsOf(const clang::Stmt *Body);

/// The loop's condition, body, and the variable that `++` counts up; nulls
/// where it has none.
const clang::Expr *conditionOf(const clang::Stmt *Loop);
const clang::Stmt *bodyOf(const clang::Stmt *Loop);
const clang::VarDecl *inductionOf(const clang::Stmt *Loop);

/// True for a statement that is a `break` (`continue`), or a block of just one.
bool isBreak(const clang::Stmt *S);
bool isContinue(const clang::Stmt *S);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_FACTS_H
