//===- Dimension.h - what tells a kernel its number of dimensions *- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_DIMENSION_H
#define CRINN_PASSES_MODEL_DIMENSION_H

#include "passes/model/Idiom.h"
#include "passes/source/Failure.h"

namespace crinn::passes {

/// The variable of a kernel that bounds its loops: an integer parameter, or an
/// integer local that is read from a pointer parameter.
struct Dimension {
  const clang::VarDecl *Var = nullptr;
  /// `*((size_t *)qty_ptr)`: reads parameters only; null of a parameter.
  const clang::Expr *Init = nullptr;
  /// Only multiples of it make a difference: 16 of `d >> 4`; 1 if not known.
  uint64_t Step = 1;
};

/// Errors: Refusal, where no variable, or more than one, bounds a loop.
llvm::Expected<Dimension> dimensionOf(const clang::FunctionDecl *Kernel);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_DIMENSION_H
