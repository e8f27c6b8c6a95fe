//===- refiner.h - exact distances for the last few ----------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The pool is ordered by quantised distances. The refiner scores its best
/// entries again on the original floats and keeps the k nearest of them.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_REFINER_H
#define CRINN_BASELINE_GLASS_REFINER_H

#include "baseline_glass/fp32_quantizer.h"
#include "baseline_glass/linear_pool.h"

#include <algorithm>

namespace glass {

/// Scores the first Count candidates (fewer if the pool holds fewer) by Exact
/// and leaves the nearest in Result, which the caller has reset to k.
template <typename Pool>
void refine(const Pool &Candidates, int Count, const Fp32Computer &Exact,
            LinearPool<float> &Result) {
  const int End = std::min(Count, Candidates.size());
  for (int I = 0; I < End; ++I) {
    const int V = Candidates.id(I);
    const float Dist = Exact(V);
    Result.insert(V, Dist);
  }
}

} // namespace glass

#endif // CRINN_BASELINE_GLASS_REFINER_H
