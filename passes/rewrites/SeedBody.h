//===- SeedBody.h - the scoring of a neighbour, to be repeated --*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SEEDBODY_H
#define CRINN_PASSES_REWRITES_SEEDBODY_H

#include "passes/rewrites/SeedParts.h"
#include "passes/source/Text.h"

namespace crinn::passes {

/// The lines of the expand loop that are \p P's, indented from \p Indent on,
/// with the comments among them; without #if blocks that hold only prefetches.
/// Errors: Refusal, of text that is not all seen or shares lines.
llvm::Expected<std::string> seedBody(const ParsedUnit &U, const BestFirst &B,
                                     const SeedParts &P,
                                     llvm::StringRef Indent);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SEEDBODY_H
