//===- Resolve.h - the node that a stated role means ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_RESOLVE_H
#define CRINN_PASSES_MODEL_RESOLVE_H

#include "passes/model/Spelling.h"
#include "passes/source/Binding.h"

namespace crinn::passes {

/// Finds \p R, which stands in the role \p Info, in the function of \p All: in
/// \p Loop (null for none), else elsewhere in the function. A variable is its
/// declaration, where the function has it, else its first use. Errors say what
/// is wrong with the text, in words that follow the role's name.
llvm::Expected<Bound> resolve(const Spellings &All, const RoleInfo &Info,
                              const StatedRole &R, const clang::Stmt *Loop);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_RESOLVE_H
