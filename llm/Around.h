//===- Around.h - values near the one that a site has -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_AROUND_H
#define CRINN_LLM_AROUND_H

#include "passes/Passes.h"

namespace crinn::llm {

/// What a site says of its own number: scan's `value`, `min` and `max`.
struct OwnValue {
  int64_t Now = 0, Min = 0, Max = 0;
};

/// Nothing for a site that has no number, or none that may be set.
std::optional<OwnValue> ownValue(const passes::Site &S);

/// Half, three quarters, five quarters and the double of the site's value (the
/// latter two rounded up), as far as they are in its range and differ from it;
/// ascending. What a parameter without a default is tried with.
std::vector<int64_t> valuesAround(const passes::Site &S);

} // namespace crinn::llm

#endif // CRINN_LLM_AROUND_H
