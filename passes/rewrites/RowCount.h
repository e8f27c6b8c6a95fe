//===- RowCount.h - how many rows an index has ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_ROWCOUNT_H
#define CRINN_PASSES_REWRITES_ROWCOUNT_H

#include "passes/model/Model.h"
#include "passes/source/Failure.h"
#include "passes/source/Parse.h"

namespace crinn::passes {

/// The number of rows that the index of \p B has, as its function can name it:
/// `cur_element_count`, `hnsw.levels.size()`. Ids from 0 up to it are rows of
/// the index, not places kept for rows to come: the code itself gives it to a
/// new row as its id and counts it up, or reads the rows from 0 up to it in the
/// way in which the search reads them. Errors: Refusal.
llvm::Expected<std::string> rowCount(const ParsedUnit &U, const BestFirst &B);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_ROWCOUNT_H
