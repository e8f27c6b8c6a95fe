//===- Prune.cpp - find neighbour selection -------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Recognisers.h"

namespace crinn::passes {

void findPrunes(const FunctionView &, Findings &) {}

} // namespace crinn::passes
