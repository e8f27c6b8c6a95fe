//===- Ast.h - one view of dependent and resolved code ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Most ANNS code is templates, and crinn looks at them as written. There, a
/// call of a member is a CXXDependentScopeMemberExpr, an operator call is not
/// yet one, and a constructor is a CXXUnresolvedConstructExpr. The functions
/// here give one answer for both forms.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_AST_H
#define CRINN_PASSES_MODEL_AST_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <string>

namespace crinn::passes {

using VarSet = llvm::DenseSet<const clang::ValueDecl *>;

/// What a call calls: its name, the object before the dot (or the functor
/// itself), and the function if it is known.
struct Callee {
  std::string Name;
  const clang::Expr *Object = nullptr;
  const clang::FunctionDecl *Decl = nullptr;
};
Callee calleeOf(const clang::CallExpr *C);

/// The expression without parentheses, casts, temporaries and cleanups.
const clang::Expr *bare(const clang::Expr *E);

/// A name for the storage that \p E reads or writes: "v" + variable ("g." +
/// global, so that "g" is all globals), members appended with '.'; elements and
/// what a pointer points to count as the array or pointer itself. "" where
/// there is no such root.
std::string placeOf(const clang::Expr *E);
std::string placeOf(const clang::ValueDecl *V);

/// The variable that a place "v..." is a part of, or null.
const clang::ValueDecl *localOf(llvm::StringRef Place);

/// The operand of `p + 1` or `1 + p` that is the address; null for operators
/// that do not add.
const clang::Expr *addressIn(const clang::BinaryOperator *B);

/// True if one place is the other or a part of it.
bool overlaps(llvm::StringRef A, llvm::StringRef B);

/// Calls \p Visit for \p S and what it contains, parents first, nulls left out;
/// \p Visit returns false to stay out of a subtree.
void walk(const clang::Stmt *S,
          llvm::function_ref<bool(const clang::Stmt *)> Visit);

/// True if \p S refers to a variable of \p Vars.
bool mentions(const clang::Stmt *S, const VarSet &Vars);
bool mentions(const clang::Stmt *S, const clang::ValueDecl *V);

/// The variable that \p E is, or null.
const clang::ValueDecl *variableOf(const clang::Expr *E);

/// Object and index of `a[i]`, `*(a + i)`, `a.at(i)`, `a.at(u, i)` or
/// `a(u, i)`: the element access that \p E is, or nulls. The index is the last
/// argument.
struct Element {
  const clang::Expr *Base = nullptr, *Index = nullptr;
};
Element elementOf(const clang::Expr *E);

/// True for a number written as such, with a sign if any.
bool isLiteral(const clang::Expr *E);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_AST_H
