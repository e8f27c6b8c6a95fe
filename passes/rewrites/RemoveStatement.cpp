//===- RemoveStatement.cpp - take a statement out of the text -------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/RemoveStatement.h"

#include "clang/Basic/CharInfo.h"

using namespace clang;

namespace crinn::passes {
namespace {

bool saysSomething(llvm::StringRef Comment) {
  return llvm::any_of(Comment, [](char C) { return isAlphanumeric(C); });
}

} // namespace

std::vector<std::string> commentsIn(llvm::StringRef Text) {
  std::vector<std::string> Out;
  forEachToken(
      Text,
      [&](const Token &T, llvm::StringRef C) {
        if (T.is(tok::comment) && saysSomething(C))
          Out.push_back(C.rtrim().str());
      },
      /*Comments=*/true);
  return Out;
}

void removeStatement(const ParsedUnit &U, Span S, EditSet &Out) {
  llvm::StringRef File = U.sources().getBufferData(S.File);
  std::string Indent = indentAt(File, S.Begin), Nl = newlineOf(File);
  std::vector<std::string> Keep = commentsIn(File.slice(S.Begin, S.End));
  unsigned Begin = S.Begin, End = S.End;
  unsigned Eol = lineEnd(File, End);
  llvm::StringRef Behind = File.slice(End, Eol).trim();
  bool Alone = File.slice(lineStart(File, Begin), Begin).trim().empty() &&
               (Behind.empty() || Behind.starts_with("//"));
  if (!Alone) {
    Out.replace(Begin, End, Keep.empty() ? "" : "/* " + Keep.front() + " */");
    return;
  }
  if (saysSomething(Behind))
    Keep.push_back(Behind.str());
  Begin = lineStart(File, Begin);
  End = Eol;
  for (const Conditional &C : U.Conds)
    if (C.File == S.File && !C.HasElse && C.Begin < Begin && C.End >= End &&
        Keep.empty() &&
        File.slice(lineEnd(File, C.Begin), Begin).trim().empty()) {
      size_t Hash = File.take_front(C.End).rfind('#');
      if (File.slice(End, Hash).trim().empty()) {
        Begin = lineStart(File, C.Begin);
        End = lineEnd(File, C.End);
      }
    }
  std::string Text;
  for (const std::string &C : Keep)
    Text += Indent + C + Nl;
  Out.replace(Begin, End, Text);
}

} // namespace crinn::passes
