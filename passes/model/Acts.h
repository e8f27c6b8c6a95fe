//===- Acts.h - whether code that prefetches does more ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_ACTS_H
#define CRINN_PASSES_MODEL_ACTS_H

#include "passes/model/Prefetching.h"

namespace crinn::passes {

/// False if we can prove that \p S, prefetches aside, changes nothing but
/// variables of its own; in a template as written, what is not known is taken
/// to be what it looks like.
bool mayAct(const PrefetchCalls &P, const clang::Stmt *S);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_ACTS_H
