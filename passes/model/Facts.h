//===- Facts.h - what a function defines, calls and tests, by loop -*- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// One walk over a function body gives what the recognisers ask again and
/// again. Lambdas are seen where they run: the body of a local lambda stands at
/// its first call, with its parameters defined by the arguments of each; a call
/// that is given a lambda (`parallel_for(0, n, [&](int i) {...})`) is a loop
/// over what else it is given.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_FACTS_H
#define CRINN_PASSES_MODEL_FACTS_H

#include "passes/model/Ast.h"

#include "clang/AST/Stmt.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"

#include <vector>

namespace crinn::passes {

/// A variable gets a value: declared with one, assigned one (also by std::tie
/// and structured bindings), bound by a range-for (Value is the range then), or
/// a lambda's parameter.
struct Definition {
  const clang::VarDecl *Var = nullptr;
  const clang::Expr *Value = nullptr;
  const clang::Stmt *Loop = nullptr; ///< innermost loop around it, or null
  const clang::DeclStmt *Declares = nullptr;
  bool OfRange = false;
};

/// A call may set a variable that it is given: `f(x, &d)`, `f(x, d)` with a
/// reference, or with an unknown callee and a `d` that has no value yet.
struct OutArg {
  const clang::VarDecl *Var = nullptr;
  const clang::CallExpr *Call = nullptr;
  const clang::Stmt *Loop = nullptr;
};

/// A container gets a value: `c.push_back(v)`, `c.emplace(a, b)`, `c[i] = v`.
struct Fill {
  const clang::Expr *Container = nullptr;
  llvm::SmallVector<const clang::Expr *, 2> Values;
  const clang::Expr *At = nullptr; ///< the call or assignment
  const clang::Stmt *Loop = nullptr;
};

/// Order is that of the source, lambdas at their first call in
/// the most loops.
struct Facts {
  std::vector<const clang::Stmt *> Loops; ///< or a CallExpr given a lambda
  llvm::DenseMap<const clang::Stmt *, const clang::Stmt *> Outer;
  std::vector<Definition> Definitions;
  std::vector<OutArg> Outs;
  std::vector<Fill> Fills;
  std::vector<std::pair<const clang::CallExpr *, const clang::Stmt *>> Calls;
  std::vector<std::pair<const clang::IfStmt *, const clang::Stmt *>> Ifs;
  std::vector<
      std::pair<const clang::ConditionalOperator *, const clang::Stmt *>>
      Choices;
  /// Assignments to anything but a plain variable.
  std::vector<std::pair<const clang::BinaryOperator *, const clang::Stmt *>>
      Stores;
  /// Variables that hold a lambda of this function.
  VarSet Lambdas;
  /// Bodies of lambdas, and the loop that each one runs in.
  std::vector<std::pair<const clang::Stmt *, const clang::Stmt *>> Entered;

  /// True if \p Inner is \p Outermost or a loop inside it.
  bool inside(const clang::Stmt *Inner, const clang::Stmt *Outermost) const;
};

/// As walk, over what runs in \p Loop: its body, and local lambdas called
/// there.
void walkRun(const Facts &Fs, const clang::Stmt *Loop,
             llvm::function_ref<bool(const clang::Stmt *)> Visit);

/// True for a variable that has its declaration in \p L.
bool declaredInside(const Facts &Fs, const clang::ValueDecl *V,
                    const clang::Stmt *L);

Facts factsOf(const clang::Stmt *Body);

/// The loop's condition, body, and the variable that `++` counts up; nulls
/// where it has none.
const clang::Expr *conditionOf(const clang::Stmt *Loop);
const clang::Stmt *bodyOf(const clang::Stmt *Loop);
const clang::VarDecl *inductionOf(const clang::Stmt *Loop);

/// Variables that the loop itself moves: those of a for's increment, or of `++`
/// and `+=` in the body of a while.
VarSet movedBy(const clang::Stmt *Loop);

/// True for a statement that is a `break` (`continue`), or a block of just one.
bool isBreak(const clang::Stmt *S);
/// True for a statement that ends in a break or return.
bool leaves(const clang::Stmt *S);
bool isContinue(const clang::Stmt *S);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_FACTS_H
