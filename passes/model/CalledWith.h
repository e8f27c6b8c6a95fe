//===- CalledWith.h - a callee's places as the caller's ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_CALLEDWITH_H
#define CRINN_PASSES_MODEL_CALLEDWITH_H

#include "passes/model/Aliases.h"

namespace crinn::passes {

/// A function as it is called: with this object and these arguments.
struct CalledWith {
  Names Object;
  bool OnThis = false; ///< the object is that of the caller
  std::vector<const clang::Expr *> Args;
  bool Trusted = false;
};

/// What is done to places.
enum class Done { Read, Written };

/// Adds the places \p From of a function, which are read or written as \p What
/// says, in the words of its caller: globals and captured variables are what
/// they are, parameters and `this` are what they are bound to, and the
/// function's own variables are gone.
void addInCaller(const Places &From, const clang::FunctionDecl *Def,
                 const CalledWith &At, Done What, Places &Into);

/// True if none of the places that a function writes is its caller's.
bool writesOnlyOwn(const Places &Written, const clang::FunctionDecl *Def);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_CALLEDWITH_H
