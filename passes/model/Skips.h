//===- Skips.h - what this configuration does not see -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A branch of an #if that is not taken has no syntax tree: a prefetch in it is
/// no role, and the reader of a scan must hear that there is more.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_SKIPS_H
#define CRINN_PASSES_MODEL_SKIPS_H

#include "passes/source/Text.h"

#include <vector>

namespace crinn::passes {

struct SkippedText {
  Span Where;            ///< from its directive to before the next
  std::string Condition; ///< the #if that it belongs to, as written
};

/// The text inside the definition of \p F that the unit's #ifs leave out, in
/// source order.
std::vector<SkippedText> skippedIn(const ParsedUnit &U,
                                   const clang::FunctionDecl *F);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_SKIPS_H
