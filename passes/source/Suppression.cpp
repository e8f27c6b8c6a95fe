//===- Suppression.cpp - comments that keep crinn away --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Suppression.h"
#include "passes/source/Text.h"

#include "clang/Lex/Lexer.h"

namespace crinn::passes {

/// The list in parentheses with which \p Rest begins; \p Rest is then what
/// follows.
static std::optional<std::vector<std::string>> takeList(llvm::StringRef &Rest) {
  if (!Rest.consume_front("("))
    return std::nullopt;
  llvm::StringRef Inside = Rest.take_until([](char C) { return C == ')'; });
  Rest = Rest.drop_front(Inside.size());
  Rest.consume_front(")");
  llvm::SmallVector<llvm::StringRef> List;
  Inside.split(List, ',', -1, /*KeepEmpty=*/false);
  std::vector<std::string> Out;
  for (llvm::StringRef Name : List)
    Out.push_back(Name.trim().str());
  return Out;
}

bool Suppression::keeps(llvm::StringRef Rewrite) const {
  return !Names || llvm::is_contained(*Names, Rewrite);
}

std::vector<Suppression> suppressionsIn(llvm::StringRef File) {
  std::vector<Suppression> Out;
  clang::LangOptions Language;
  Language.CPlusPlus = Language.LineComment = true;
  clang::Lexer L(clang::SourceLocation(), Language, File.begin(), File.begin(),
                 File.end());
  L.SetCommentRetentionState(true);
  unsigned Line = 1, Counted = 0;
  clang::Token T;
  do {
    L.LexFromRawLexer(T);
    if (T.isNot(clang::tok::comment))
      continue;
    unsigned End = L.getCurrentBufferOffset(), Begin = End - T.getLength();
    llvm::StringRef Text =
        File.slice(Begin, End).take_until([](char C) { return C == '\n'; });
    llvm::StringRef Rest = Text.ltrim("/*!< \t");
    Suppression S;
    S.Begin = Rest.data() - File.data();
    if (!Rest.consume_front("NOCRINN"))
      continue;
    S.NextLine = Rest.consume_front("NEXTLINE");
    if (!Rest.empty() && clang::isAsciiIdentifierContinue(Rest[0]))
      continue;
    S.Names = takeList(Rest);
    S.End = Rest.data() - File.data();
    Line += File.slice(Counted, Begin).count('\n');
    Counted = Begin;
    S.Line = Line;
    Out.push_back(std::move(S));
  } while (T.isNot(clang::tok::eof));
  return Out;
}

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
  auto List = takeList(Rest);
  return !List || llvm::is_contained(*List, Rewrite);
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
