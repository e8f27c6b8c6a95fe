//===- AddressedFields.h - what a search reaches by node id -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_ADDRESSEDFIELDS_H
#define CRINN_PASSES_MODEL_ADDRESSEDFIELDS_H

#include "passes/model/ValueSources.h"

namespace crinn::passes {

/// Fields whose memory the unit's searches reach by a node's id: those behind
/// the neighbours that a search reads and the distances that it computes,
/// through accessors (`get_linklist(id)`, `graph.at(u, i)`, `computer(v)`).
/// With \p Links, those behind the neighbours alone.
VarSet addressedFields(const UnitView &V, const Findings &Found,
                       const ValueSources &S, bool Links = false);

/// Fields that are read by row anywhere in the unit, `p + i * stride` that is
/// not just given away to be changed, with the strides.
llvm::DenseMap<const clang::ValueDecl *, VarSet> rowFields(const UnitView &V);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_ADDRESSEDFIELDS_H
