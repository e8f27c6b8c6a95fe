//===- Suppression.h - comments that keep crinn away ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_SUPPRESSION_H
#define CRINN_PASSES_SOURCE_SUPPRESSION_H

#include "llvm/ADT/StringRef.h"

namespace crinn::passes {

/// True if the line of \p Offset has a comment `NOCRINN`, or the line before it
/// `NOCRINNNEXTLINE`; with a list in parentheses only for the rewrites named:
/// `// NOCRINN(prefetch-lookahead)`.
bool isSuppressed(llvm::StringRef File, unsigned Offset,
                  llvm::StringRef Rewrite);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_SUPPRESSION_H
