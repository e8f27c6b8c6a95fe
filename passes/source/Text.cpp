//===- Text.cpp - source text of AST nodes --------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Text.h"

#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace crinn::passes {

std::optional<Span> spanOf(const ASTContext &Ctx, SourceRange R) {
  const SourceManager &SM = Ctx.getSourceManager();
  CharSourceRange C = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(R), SM, Ctx.getLangOpts());
  if (C.isInvalid())
    return std::nullopt;
  auto [F, Begin] = SM.getDecomposedLoc(C.getBegin());
  return Span{F, Begin, SM.getFileOffset(C.getEnd())};
}

static bool endsInExpression(const Stmt *S) {
  if (const auto *I = dyn_cast<IfStmt>(S))
    return endsInExpression(I->getElse() ? I->getElse() : I->getThen());
  if (const auto *F = dyn_cast<ForStmt>(S))
    return endsInExpression(F->getBody());
  if (const auto *W = dyn_cast<WhileStmt>(S))
    return endsInExpression(W->getBody());
  if (const auto *R = dyn_cast<CXXForRangeStmt>(S))
    return endsInExpression(R->getBody());
  return isa<Expr, BreakStmt, ContinueStmt, ReturnStmt, GotoStmt, DoStmt>(S);
}

std::optional<Span> statementSpan(const ASTContext &Ctx, const Stmt *S) {
  std::optional<Span> P = spanOf(Ctx, S->getSourceRange());
  // The range of a declaration has its semicolon. That of `if (c) f();` has the
  // one of f() no more than f() has.
  if (!P || !endsInExpression(S))
    return P;
  llvm::StringRef File = Ctx.getSourceManager().getBufferData(P->File);
  size_t Semi = File.find_first_not_of(" \t\r\n", P->End);
  if (Semi == llvm::StringRef::npos || File[Semi] != ';')
    return std::nullopt;
  P->End = Semi + 1;
  return P;
}

llvm::StringRef textOf(const ASTContext &Ctx, Span S) {
  return Ctx.getSourceManager().getBufferData(S.File).slice(S.Begin, S.End);
}

std::string textOf(const ASTContext &Ctx, const Stmt *S) {
  if (!S)
    return "";
  std::optional<Span> P = spanOf(Ctx, S->getSourceRange());
  return P ? textOf(Ctx, *P).str() : "";
}

unsigned lineStart(llvm::StringRef File, unsigned Offset) {
  size_t N = File.take_front(Offset).rfind('\n');
  return N == llvm::StringRef::npos ? 0 : N + 1;
}

unsigned lineEnd(llvm::StringRef File, unsigned Offset) {
  size_t N = File.find('\n', Offset);
  return N == llvm::StringRef::npos ? File.size() : N + 1;
}

std::string indentAt(llvm::StringRef File, unsigned Offset) {
  llvm::StringRef Line = File.substr(lineStart(File, Offset));
  return Line.take_while([](char C) { return C == ' ' || C == '\t'; }).str();
}

std::string newlineOf(llvm::StringRef File) {
  size_t N = File.find('\n');
  return N != llvm::StringRef::npos && N > 0 && File[N - 1] == '\r' ? "\r\n"
                                                                    : "\n";
}

std::string squeeze(llvm::StringRef Text) {
  std::string Out;
  for (char C : Text)
    if (!isWhitespace(C))
      Out += C;
  return Out;
}

void forEachToken(llvm::StringRef Code,
                  llvm::function_ref<void(const Token &, llvm::StringRef)> Use,
                  bool Comments) {
  // The lexer wants its buffer to end in a zero; a newline ends the last token.
  std::string Buffer = Code.str() + "\n";
  LangOptions LO;
  LO.CPlusPlus = LO.CPlusPlus11 = LO.LineComment = LO.Digraphs = true;
  Lexer L(SourceLocation(), LO, Buffer.data(), Buffer.data(),
          Buffer.data() + Buffer.size());
  L.SetCommentRetentionState(Comments);
  for (bool Last = false; !Last;) {
    Token T;
    Last = L.LexFromRawLexer(T);
    if (T.is(tok::eof))
      return;
    Use(T,
        llvm::StringRef(L.getBufferLocation() - T.getLength(), T.getLength()));
  }
}

/// Calls \p Each for every identifier of \p Text, and \p Other for the rest.
template <typename F, typename G>
static void split(llvm::StringRef Text, F Each, G Other) {
  while (!Text.empty()) {
    // A number's letters are no identifier.
    bool Word = isAsciiIdentifierContinue(Text[0]);
    llvm::StringRef Part = Text.take_while(
        [&](char C) { return isAsciiIdentifierContinue(C) == Word; });
    Word &= !isDigit(Part[0]);
    if (Word)
      Each(Part);
    else
      Other(Part);
    Text = Text.drop_front(Part.size());
  }
}

std::string substitute(llvm::StringRef Text, llvm::StringRef Name,
                       llvm::StringRef With) {
  std::string Out;
  split(
      Text, [&](llvm::StringRef W) { Out += W == Name ? With : W; },
      [&](llvm::StringRef W) { Out += W; });
  return Out;
}

bool hasIdentifier(llvm::StringRef Text, llvm::StringRef Name) {
  bool Found = false;
  split(
      Text, [&](llvm::StringRef W) { Found |= W == Name; },
      [](llvm::StringRef) {});
  return Found;
}

} // namespace crinn::passes
