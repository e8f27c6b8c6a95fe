//===- Items.h - what a loop looks at, and what comes of it -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Pruning, reverse links and re-ranking are loops over one container whose
/// element goes somewhere. The element is held by a variable, or written out as
/// `list[i]` wherever it is needed; an Item is either.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_ITEMS_H
#define CRINN_PASSES_MODEL_ITEMS_H

#include "passes/model/Facts.h"

namespace crinn::passes {

/// Values that are followed: variables, and the elements at an index (any
/// `x[Index]`: parallel arrays belong together; `*Index` of an iterator).
struct Values {
  VarSet Vars;
  const clang::ValueDecl *Index = nullptr;

  /// A structured binding is added with its names.
  void add(const clang::ValueDecl *V);
  bool in(const clang::Stmt *S) const;
};

struct Item {
  const clang::Stmt *Loop = nullptr;
  const clang::Expr *Container = nullptr;
  const clang::VarDecl *Var = nullptr;     ///< null where written out
  const clang::Expr *Written = nullptr;    ///< `list[i]`, `heap.top()`, a range
  const clang::ValueDecl *Index = nullptr; ///< that the loop moves, or null

  /// The element itself.
  Values self() const;
};

/// The elements that \p Loop looks at, those with a variable first.
std::vector<Item> itemsOf(const Facts &Fs, const clang::Stmt *Loop);

/// Variables that the loop moves and that are declared outside its body.
VarSet indicesOf(const clang::Stmt *Loop);

/// \p Seeds and the variables computed from them inside \p Within (null:
/// everywhere), out-arguments of calls included.
Values dependents(const Facts &Fs, const clang::Stmt *Within, Values Seeds);

/// The iterator or pointer that \p E reads through: `*it`, `it->id`.
const clang::ValueDecl *pointerOf(const clang::Expr *E);

/// elementOf, and `matrix(i, j)` where that refers to an element.
Element elementIn(const clang::Expr *E);

/// True if \p C is given the element itself; not one of an array beside.
bool isGiven(const clang::CallExpr *C, const Item &I);

/// True if the value of \p E is, or holds, one of \p Held.
bool carries(const clang::Expr *E, const Values &Held);

/// `list.size()`: not what the list holds.
bool measures(const clang::CallExpr *C);

/// May hold several values: of a class, or of a type that a template decides
/// without being its parameter.
bool isListType(const clang::ValueDecl *V);

/// The expression below copies, moves and member accesses: `heap.top()` of
/// `std::move(heap.top().second)`.
const clang::Expr *core(const clang::Expr *E);

/// A call that may compute a distance: its value is a number, or depends on
/// template arguments; no operator but `f(...)`.
bool givesNumber(const clang::CallExpr *C);

/// Object (of a method or functor) and arguments of a call.
llvm::SmallVector<const clang::Expr *, 4> operandsOf(const clang::CallExpr *C);

/// True if \p C computes from \p A in one operand and from \p B in another.
bool joins(const clang::CallExpr *C, const Values &A, const Values &B);

bool contains(const clang::Stmt *Whole, const clang::Stmt *Part);

/// The place of a container; `x.begin()` stands for x.
std::string listOf(const clang::Expr *E);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_ITEMS_H
