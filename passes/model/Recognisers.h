//===- Recognisers.h - one per idiom ----------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Each adds to Findings what it finds in one function and nothing else. They
/// run in this order, so a later one may look at what the earlier found in the
/// same function; recognisers of a unit see all functions' findings.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_RECOGNISERS_H
#define CRINN_PASSES_MODEL_RECOGNISERS_H

#include "passes/model/Idiom.h"

namespace crinn::passes {

void findGreedyDescents(const FunctionView &V, Findings &Out);
void findPrunes(const FunctionView &V, Findings &Out);
void findReverseLinks(const FunctionView &V, Findings &Out);
void findKernels(const FunctionView &V, Findings &Out);

/// All functions of a unit, with what was found in them.
struct UnitView {
  const ParsedUnit &U;
  const std::vector<FunctionView> &Functions;
};
void findSeeds(const UnitView &V, Findings &Out);
void findReRanks(const UnitView &V, Findings &Out);
void findStorage(const UnitView &V, Findings &Out);
void findTunables(const UnitView &V, Findings &Out);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_RECOGNISERS_H
