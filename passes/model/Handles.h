//===- Handles.h - objects that name others ---------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_HANDLES_H
#define CRINN_PASSES_MODEL_HANDLES_H

#include "clang/AST/Type.h"

namespace crinn::passes {

/// True if a copy of an object of type \p T may name what the original names: a
/// reference or a pointer is in it (shared_ptr, iterators, the proxy of
/// vector<bool>, views, closures). The containers of the standard library copy
/// what they hold, and name what that names. False for dependent types.
bool namesOthers(clang::QualType T);

/// As namesOthers, for what can be written through the object: a
/// vector<T>::const_iterator is no such thing.
bool writesOthers(clang::QualType T);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_HANDLES_H
