//===- PoolBetween.h - what stands between search and move ---- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_POOLBETWEEN_H
#define CRINN_PASSES_REWRITES_POOLBETWEEN_H

#include "passes/rewrites/PoolSearch.h"

namespace crinn::passes {

/// That the statements between \p Found and \p M may stand behind both. Errors:
/// Refusal.
llvm::Error checkBetween(const PoolMove &M, const PoolSearch &Found);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_POOLBETWEEN_H
