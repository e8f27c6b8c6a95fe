//===- VectorFlow.h - which vectors a value is made of ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A distance function's vectors come from outside: pointers, iterators or
/// containers that are parameters or fields. Inside, values are read from them
/// through locals, casts, loads and calls. This follows them, without regard to
/// the order of statements. An index is no part of what is read with it.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_VECTORFLOW_H
#define CRINN_PASSES_MODEL_VECTORFLOW_H

#include "passes/model/Assignments.h"

#include <map>
#include <string>

namespace crinn::passes {

class VectorFlow {
public:
  explicit VectorFlow(const Assignments &Body);

  /// Bit I: the value is made of vector I. At most 64 vectors are told apart.
  using Vectors = uint64_t;
  Vectors of(const clang::Expr *E,
             const clang::ValueDecl *Without = nullptr) const;

  /// True if there are two among \p V, read from, at least one of them a
  /// parameter's and neither a part of the other.
  bool areTwo(Vectors V) const;

  /// True if \p E multiplies, subtracts or compares elements of two vectors, or
  /// gives them to a call, itself or in what its locals were computed from.
  /// What \p Without holds does not count.
  bool combines(const clang::Expr *E, const clang::ValueDecl *Without) const;

  bool allParameters(Vectors V) const;

private:
  bool combines(const clang::Expr *E, const clang::ValueDecl *Without,
                VarSet &Seen) const;
  Vectors rootOf(const std::string &Place, bool IsParameter) const;
  Vectors readBy(const clang::CallExpr *C) const;
  Vectors ofMember(const clang::Expr *E, const clang::Expr *Base) const;

  const Assignments &Body;
  llvm::DenseMap<const clang::VarDecl *, Vectors> Held;
  mutable std::map<std::string, unsigned> Roots;
  mutable Vectors Parameters = 0;
  Vectors Read = 0; ///< those whose elements are read
};

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_VECTORFLOW_H
