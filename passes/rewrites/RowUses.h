//===- RowUses.h - what else depends on the layout of rows ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_ROWUSES_H
#define CRINN_PASSES_REWRITES_ROWUSES_H

#include "passes/rewrites/RowLayout.h"

namespace crinn::passes {

/// Success if we can prove that every place of the unit finds the parts of a
/// row by the fields of \p L alone, so that these may get other values; that
/// the array has room for whole rows; and, where rows are written to a file,
/// that whoever reads it takes the layout from it. Errors: Refusal.
llvm::Error checkRowUses(const ParsedUnit &U, const RowLayout &L);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_ROWUSES_H
