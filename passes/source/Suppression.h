//===- Suppression.h - comments that keep crinn away ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_SUPPRESSION_H
#define CRINN_PASSES_SOURCE_SUPPRESSION_H

#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>
#include <vector>

namespace crinn::passes {

/// A comment that begins with NOCRINN or NOCRINNNEXTLINE.
struct Suppression {
  unsigned Begin = 0, End = 0; ///< of the word and its list, by offset
  unsigned Line = 0;           ///< from 1
  bool NextLine = false;
  std::optional<std::vector<std::string>> Names; ///< nothing: all rewrites

  unsigned keptLine() const { return Line + NextLine; }
  bool keeps(llvm::StringRef Rewrite) const;
};

/// Those of \p File, in order. What a comment says further on is prose. A zero
/// byte has to follow the text.
std::vector<Suppression> suppressionsIn(llvm::StringRef File);

/// True if the line of \p Offset has a comment `NOCRINN`, or the line before it
/// `NOCRINNNEXTLINE`; with a list in parentheses only for the rewrites named:
/// `// NOCRINN(prefetch-lookahead)`.
bool isSuppressed(llvm::StringRef File, unsigned Offset,
                  llvm::StringRef Rewrite);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_SUPPRESSION_H
