//===- SeedBody.cpp - the scoring of a neighbour, to be repeated ----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SeedBody.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// True if \p Code is nothing but calls of the compiler's prefetch.
bool onlyPrefetches(llvm::StringRef Code) {
  unsigned Depth = 0;
  bool Begins = true, Only = true, Any = false;
  forEachToken(Code, [&](const Token &T, llvm::StringRef Text) {
    if (Depth == 0 && Begins) {
      Only &= Text == "_mm_prefetch" || Text == "__builtin_prefetch";
      Any = true;
    }
    Begins = Depth == 0 && T.is(tok::semi);
    Depth += T.is(tok::l_paren);
    Depth -= T.is(tok::r_paren) && Depth;
  });
  return Any && Only && Begins;
}

class SeedBody {
public:
  SeedBody(const ParsedUnit &U, const BestFirst &B, const SeedParts &P)
      : U(U), L(B.Expand), P(P) {}

  llvm::Expected<std::string> text(llvm::StringRef Indent) {
    std::optional<Span> Body = spanOf(U.Ctx, L.Body->getSourceRange());
    if (!Body)
      return refuse("the neighbour loop is spelled by a macro");
    File = U.sources().getBufferData(Body->File);
    Begin = Body->Begin + 1;
    End = Body->End - 1;
    if (L.NeighbourDecl) {
      std::optional<Span> D = statementSpan(U.Ctx, L.NeighbourDecl);
      if (!D || D->File != Body->File)
        return refuse("the neighbour's declaration is spelled by a macro");
      Begin = D->End;
    }
    if (llvm::Error E = findGone(Body->File))
      return std::move(E);
    return lines(Indent);
  }

private:
  /// What of the text is not repeated: dropped statements, and #if blocks that
  /// hold only prefetches.
  llvm::Error findGone(FileID In) {
    for (const Conditional &C : U.Conds) {
      if (C.File != In || C.Begin < Begin || C.End > End)
        continue;
      size_t Hash = File.take_front(C.End).rfind('#');
      if (!C.HasElse &&
          onlyPrefetches(File.slice(lineEnd(File, C.Begin), Hash)))
        Gone.push_back({In, lineStart(File, C.Begin), lineEnd(File, C.End)});
    }
    for (const Stmt *S : P.Dropped) {
      std::optional<Span> Old = statementSpan(U.Ctx, S);
      if (!Old || Old->File != In)
        return refuse("a prefetch or the list's end is spelled by a macro");
      if (Old->Begin >= Begin && !isGone(Old->Begin))
        addAlone(*Old);
    }
    for (const Skipped &K : U.Skips)
      if (K.File == In && K.Begin < End && K.End > Begin && !isGone(K.Begin))
        return refuse("scoring a neighbour holds text that this configuration "
                      "skips (#if)");
    auto Inside = [&](unsigned At) { return Begin <= At && At < End; };
    for (const Conditional &C : U.Conds)
      if (C.File == In && Inside(C.Begin) != Inside(C.End))
        return refuse("an #if holds a part of the scoring");
    return llvm::Error::success();
  }

  bool isGone(unsigned At) const {
    return llvm::any_of(Gone,
                        [&](Span S) { return S.Begin <= At && At < S.End; });
  }

  /// With its line, where nothing else stands on it.
  void addAlone(Span S) {
    // An if's span ends before the semicolon of its last statement.
    if (size_t Semi = File.find_first_not_of(" \t\r\n", S.End);
        Semi != llvm::StringRef::npos && File[Semi] == ';' &&
        File[S.End - 1] != ';' && File[S.End - 1] != '}')
      S.End = Semi + 1;
    unsigned From = lineStart(File, S.Begin), To = lineEnd(File, S.End);
    llvm::StringRef Tail = File.slice(S.End, To).trim();
    if (File.slice(From, S.Begin).trim().empty() &&
        (Tail.empty() || Tail.starts_with("//"))) {
      S.Begin = From;
      S.End = To;
    }
    Gone.push_back(S);
  }

  llvm::Expected<std::string> lines(llvm::StringRef Indent) const {
    if (Begin < lineEnd(File, Begin) &&
        !isComment(File.slice(Begin, lineEnd(File, Begin)).trim()))
      return refuse("more code stands on the line of the neighbour's id");
    std::string Text;
    for (unsigned At = lineEnd(File, Begin); At < End; ++At)
      if (!isGone(At))
        Text += File[At];
    bool Long = false;
    forEachToken(Text, [&](const Token &T, llvm::StringRef One) {
      Long |= tok::isStringLiteral(T.getKind()) && One.contains('\n');
    });
    if (Long)
      return refuse("scoring a neighbour holds a text of several lines");
    std::string Old = oldIndent(), Out;
    llvm::StringRef Rest = llvm::StringRef(Text).rtrim(" \t");
    bool Blank = true; // at the head, and after a blank line
    while (!Rest.empty()) {
      auto [Line, More] = Rest.split('\n');
      bool Empty = Line.trim().empty(),
           Directive = Line.ltrim().starts_with("#");
      // What stands behind the id is a comment on the list.
      if (Out.empty() && isComment(Line.trim()))
        Empty = true;
      if (!Empty || !Blank) {
        if (!Empty && !Directive && Line.consume_front(Old))
          Out += Indent;
        bool Cr = Line.ends_with("\r");
        Out += Line.rtrim().str() + (Cr ? "\r\n" : "\n");
      }
      Blank = Empty;
      Rest = More;
    }
    while (llvm::StringRef(Out).ends_with("\n\n"))
      Out.pop_back();
    while (llvm::StringRef(Out).ends_with("\r\n\r\n"))
      Out.resize(Out.size() - 2);
    return Out;
  }

  static bool isComment(llvm::StringRef Tail) {
    return Tail.empty() || (Tail.starts_with("//") && !Tail.ends_with("\\"));
  }

  /// Of the first statement that is kept.
  std::string oldIndent() const {
    std::optional<Span> S =
        P.Kept.empty() ? std::nullopt
                       : spanOf(U.Ctx, P.Kept.front()->getSourceRange());
    return S ? indentAt(File, S->Begin) : "";
  }

  const ParsedUnit &U;
  const NeighbourLoop &L;
  const SeedParts &P;
  llvm::StringRef File;
  unsigned Begin = 0, End = 0; ///< of the text to repeat
  std::vector<Span> Gone;
};

} // namespace

llvm::Expected<std::string> seedBody(const ParsedUnit &U, const BestFirst &B,
                                     const SeedParts &P,
                                     llvm::StringRef Indent) {
  return SeedBody(U, B, P).text(Indent);
}

} // namespace crinn::passes
