//===- BeamWidth.h - what bounds a search, a list, a prefetch ---*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_BEAMWIDTH_H
#define CRINN_PASSES_MODEL_BEAMWIDTH_H

#include "passes/model/ValueSources.h"

namespace crinn::passes {

/// What the size of a best-first search's pool or result is compared with, or
/// given at its construction, where the search uses it.
std::vector<Carrier> beamWidths(const UnitView &V, const Findings &Found,
                                const ValueSources &S);

/// What the length of a neighbour list is compared with, where neighbours are
/// chosen or linked, and the length of the rows that hold the lists.
std::vector<Carrier> degreeBounds(const UnitView &V, const Findings &Found,
                                  const ValueSources &S);

/// What says how far ahead, and how many lines, a call prefetches.
std::vector<Carrier> prefetchDepths(const UnitView &V, const Findings &Found,
                                    const ValueSources &S);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_BEAMWIDTH_H
