//===- Includes.cpp - where a further #include belongs --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Includes.h"
#include "passes/source/Text.h"

#include "clang/Lex/Lexer.h"

#include <vector>

namespace crinn::passes {
namespace {

/// A line's tokens; a directive with its continuations is one line.
struct Line {
  unsigned End = 0; ///< offset past the newline
  std::vector<std::string> Words;
  bool isDirective(llvm::StringRef Name) const {
    return Words.size() > 1 && Words[0] == "#" && Words[1] == Name;
  }
};

/// The lines with tokens in them. A comment is none.
std::vector<Line> linesOf(llvm::StringRef File) {
  std::string Buffer = File.str() + "\n"; // ends the last token
  clang::LangOptions LO;
  LO.CPlusPlus = LO.CPlusPlus11 = LO.LineComment = true;
  clang::Lexer L(clang::SourceLocation(), LO, Buffer.data(), Buffer.data(),
                 Buffer.data() + Buffer.size());
  L.SetCommentRetentionState(true);
  std::vector<Line> Out;
  while (true) {
    clang::Token T;
    L.LexFromRawLexer(T);
    if (T.is(clang::tok::eof))
      return Out;
    unsigned End = L.getBufferLocation() - Buffer.data();
    if (T.is(clang::tok::comment)) { // it may go on below its line
      if (!T.isAtStartOfLine() && !Out.empty())
        Out.back().End = lineEnd(File, End);
      continue;
    }
    if (T.isAtStartOfLine() || Out.empty())
      Out.emplace_back();
    Out.back().Words.push_back(
        Buffer.substr(End - T.getLength(), T.getLength()));
    Out.back().End = lineEnd(File, End);
  }
}

} // namespace

std::optional<unsigned> behindIncludes(llvm::StringRef File) {
  std::vector<Line> Lines = linesOf(File);
  // #ifndef X, #define X
  bool Guarded = Lines.size() > 1 && Lines[0].isDirective("ifndef") &&
                 Lines[1].isDirective("define") && Lines[0].Words.size() > 2 &&
                 Lines[1].Words.size() > 2 &&
                 Lines[0].Words[2] == Lines[1].Words[2];
  int Depth = Guarded ? -1 : 0;
  std::optional<unsigned> Out;
  for (const Line &L : Lines) {
    if (L.Words[0] != "#")
      break;
    if (L.isDirective("if") || L.isDirective("ifdef") ||
        L.isDirective("ifndef"))
      ++Depth;
    else if (L.isDirective("endif"))
      --Depth;
    else if (L.isDirective("include") && Depth == 0)
      Out = L.End;
  }
  return Out;
}

bool includes(llvm::StringRef File, llvm::StringRef Header) {
  for (const Line &L : linesOf(File)) {
    std::string Named;
    for (size_t I = 2; I < L.Words.size(); ++I)
      Named += L.Words[I];
    if (L.isDirective("include") &&
        llvm::StringRef(Named).trim("<>\"") == Header)
      return true;
  }
  return false;
}

} // namespace crinn::passes
