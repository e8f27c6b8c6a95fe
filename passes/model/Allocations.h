//===- Allocations.h - expressions that take memory -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_ALLOCATIONS_H
#define CRINN_PASSES_MODEL_ALLOCATIONS_H

#include "passes/model/ValueSources.h"

namespace crinn::passes {

/// Memory taken: by what, and how much.
struct Allocation {
  const clang::Expr *At = nullptr;
  llvm::SmallVector<const clang::Expr *, 2> Sizes; ///< their product
  clang::SourceLocation Where;
  const clang::FunctionDecl *In = nullptr;
};

/// malloc and its relatives, new T[n], containers, and the functions of the
/// unit that return what they got from one of these.
class Allocations {
public:
  Allocations(const UnitView &V, const ValueSources &S) : V(V), S(S) {}

  /// The allocations that \p E may be the result of, inside \p In.
  std::vector<Allocation> behind(const clang::Expr *E,
                                 const clang::FunctionDecl *In) const;

  /// `x.resize(n)`, `x.reserve(n)`, `x.assign(n, v)`, of any object.
  static bool grows(const clang::CallExpr *C);

private:
  void collect(const clang::Expr *E, const clang::FunctionDecl *In,
               VarSet &Seen, std::vector<Allocation> &Out) const;
  void collectLocal(const clang::VarDecl *D, const clang::FunctionDecl *In,
                    VarSet &Seen, std::vector<Allocation> &Out) const;

  const UnitView &V;
  const ValueSources &S;
};

/// A container that is made with its number of elements: `Lists(n)`, `{n, v}`.
bool isSized(llvm::ArrayRef<const clang::Expr *> Args);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_ALLOCATIONS_H
