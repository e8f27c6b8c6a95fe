//===- MallocArray.h - an array between malloc and free ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_MALLOCARRAY_H
#define CRINN_PASSES_REWRITES_MALLOCARRAY_H

#include "passes/rewrites/Allocation.h"

namespace crinn::passes {

/// Success if the C library's malloc takes \p A in \p F, in a statement that
/// may be written again with aligned_alloc beside it. Errors: Refusal.
llvm::Error checkMalloc(const ParsedUnit &U, const clang::FunctionDecl *F,
                        const PlainAllocation &A);

/// Success if the unit frees \p Array by `free` or `realloc`, and by nothing
/// else. Errors: Refusal.
llvm::Error checkFreed(const ParsedUnit &U, const clang::ValueDecl *Array);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_MALLOCARRAY_H
