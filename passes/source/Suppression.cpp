//===- Suppression.cpp - comments that keep crinn away --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Suppression.h"
#include "passes/source/Text.h"

namespace crinn::passes {

static bool names(llvm::StringRef Line, llvm::StringRef Word,
                  llvm::StringRef Rewrite) {
  size_t Comment = std::min(Line.find("//"), Line.find("/*"));
  if (Comment == llvm::StringRef::npos)
    return false;
  Line = Line.substr(Comment);
  size_t At = Line.find(Word);
  if (At == llvm::StringRef::npos)
    return false;
  llvm::StringRef Rest = Line.substr(At + Word.size());
  if (!Rest.empty() && clang::isAsciiIdentifierContinue(Rest[0]))
    return false; // NOCRINNNEXTLINE is not NOCRINN
  if (!Rest.consume_front("("))
    return true;
  llvm::SmallVector<llvm::StringRef> List;
  Rest.take_until([](char C) { return C == ')'; }).split(List, ',');
  return llvm::any_of(
      List, [&](llvm::StringRef Name) { return Name.trim() == Rewrite; });
}

bool isSuppressed(llvm::StringRef File, unsigned Offset,
                  llvm::StringRef Rewrite) {
  unsigned Start = lineStart(File, Offset);
  if (names(File.slice(Start, lineEnd(File, Offset)), "NOCRINN", Rewrite))
    return true;
  return Start > 0 && names(File.slice(lineStart(File, Start - 1), Start),
                            "NOCRINNNEXTLINE", Rewrite);
}

} // namespace crinn::passes
