//===- EntryDistance.h - what a search starts with --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A search whose entry point was removed, or that a filter leaves out, may put
/// it into the pool as if it were the farthest node there is: it is the only
/// one, so it is taken all the same. Beside further nodes it would be the last
/// to be taken, if at all, and what is near it would not be found.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_ENTRYDISTANCE_H
#define CRINN_PASSES_REWRITES_ENTRYDISTANCE_H

#include "passes/model/Model.h"
#include "passes/source/Failure.h"
#include "passes/source/Parse.h"

namespace crinn::passes {

/// What is true before the search's loop where the entry point may be in the
/// pool with another distance than its own: `result.empty()`, if it is no
/// answer then. "" where it has its own, as far as the block of the loop says
/// before \p Until, an offset in the loop's file. Errors: Refusal, where
/// nothing tells the two cases apart.
llvm::Expected<std::string> entryIsFarWhen(const ParsedUnit &U,
                                           const BestFirst &B, unsigned Until);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_ENTRYDISTANCE_H
