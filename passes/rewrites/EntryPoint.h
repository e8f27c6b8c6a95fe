//===- EntryPoint.h - where a search starts, and on which lists -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_ENTRYPOINT_H
#define CRINN_PASSES_REWRITES_ENTRYPOINT_H

#include "passes/model/Model.h"
#include "passes/source/Failure.h"
#include "passes/source/Parse.h"

namespace crinn::passes {

/// A node that is marked as visited before the search's loop.
struct EntryMark {
  const clang::Expr *Id = nullptr;
  bool Always = false; ///< by a statement of the loop's own block
};

/// Those in the block of the search's loop, but for what stands at or behind
/// \p Until, an offset in the loop's file.
std::vector<EntryMark> entryMarks(const ParsedUnit &U, const BestFirst &B,
                                  unsigned Until);

/// Refuses where the lists may be those of one layer, on which not every row
/// is: a number that the caller gives has a part in where they are, or the code
/// speaks of layers.
llvm::Error checkLists(const ParsedUnit &U, const BestFirst &B);

/// Refuses where \p Class, which rows are read from, can remove rows and
/// scoring asks nothing of the neighbour.
llvm::Error checkRemoval(const clang::CXXRecordDecl *Class, const BestFirst &B);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_ENTRYPOINT_H
