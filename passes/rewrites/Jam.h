//===- Jam.h - which statements of a kernel depend on the vector *- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_JAM_H
#define CRINN_PASSES_REWRITES_JAM_H

#include "passes/model/Ast.h"
#include "passes/source/Failure.h"

#include "clang/AST/Stmt.h"

#include <vector>

namespace crinn::passes {

/// Statements one behind the other that all depend on the vector.
using Run = std::vector<const clang::Stmt *>;

struct Jam {
  std::vector<Run> Runs; ///< in source order
  VarSet Carried;        ///< become arrays, with an element for each vector
  /// Declarations that give their variables no value.
  std::vector<const clang::DeclStmt *> Bare;
  /// The kernel changes its parameter: it takes a local array's place.
  bool Moves = false;
  const clang::ReturnStmt *Return = nullptr; ///< the last statement
  bool InLoop = false; ///< a loop of the kernel's holds one of the runs
};

/// Errors: Refusal, where the way through the kernel depends on the vector, or
/// a variable is of no form that can be had several times.
llvm::Expected<Jam> jam(const clang::FunctionDecl *F,
                        const clang::ParmVarDecl *Vector);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_JAM_H
