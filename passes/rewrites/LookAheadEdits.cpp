//===- LookAheadEdits.cpp - put a look-ahead prefetch into a loop ---------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/LookAheadEdits.h"
#include "passes/rewrites/RemoveStatement.h"

using namespace clang;

namespace crinn::passes {

std::vector<ParamSpec> lookAheadParams(int64_t Ahead) {
  return {{"ahead", "neighbours ahead; 0 removes the prefetch", 0, 48, Ahead},
          {"lines", "64-byte cache lines of each vector", 1, 64, 8},
          {"locality", "as of __builtin_prefetch; 3 keeps it in all caches", 0,
           3, 3}};
}

std::string lookAheadTitle(llvm::StringRef Where, const Params &P) {
  int64_t Ahead = P.at("ahead"), Lines = P.at("lines");
  if (Ahead == 0)
    return ("Drop the vector prefetch from " + Where).str();
  return "Prefetch the vector " + std::to_string(Ahead) +
         (Ahead == 1 ? " neighbour" : " neighbours") + " ahead, " +
         std::to_string(Lines) + (Lines == 1 ? " cache line" : " cache lines");
}

static void retune(const ParsedUnit &U, const std::vector<Span> &Present,
                   const std::string &Text, const Layout &Lay, EditSet &Out) {
  llvm::StringRef Old = textOf(U.Ctx, Present[0]);
  std::string All;
  for (Span S : Present)
    All += textOf(U.Ctx, S);
  if (squeeze(All) == squeeze(Text))
    return;
  std::string Comments;
  for (const std::string &C : commentsIn(Old))
    Comments += C + Lay.Newline + Lay.Indent;
  // A row of slashes behind the old statement says nothing of the new one.
  llvm::StringRef File = U.sources().getBufferData(Present[0].File);
  unsigned End = Present[0].End, Eol = lineEnd(File, End);
  llvm::StringRef Behind = File.slice(End, Eol).rtrim();
  if (Behind.ltrim().starts_with("//") && commentsIn(Behind).empty())
    End += Behind.size();
  Out.replace(Present[0].Begin, End, Comments + Text);
  for (size_t I = 1; I < Present.size(); ++I)
    removeStatement(U, Present[I], Out);
}

static void add(const ParsedUnit &U, const BestFirst &B,
                const LookAheadStatement &Text, const PrefetchStyle &Style,
                const Layout &Lay, EditSet &Out) {
  Span Decl = *statementSpan(U.Ctx, B.Score.NeighbourDecl);
  llvm::StringRef File = U.sources().getBufferData(Decl.File);
  std::string New;
  bool Guarded = !Style.Guard.empty() && Text.Spelled;
  if (Guarded)
    New += Style.Guard + Lay.Newline;
  New += Lay.Indent + Text.Text + Lay.Newline;
  if (Guarded)
    New += "#endif" + Lay.Newline;
  unsigned At = lineEnd(File, Decl.End);
  if (!llvm::StringRef(File.slice(Decl.End, At)).trim().empty() &&
      !File.slice(Decl.End, At).trim().starts_with("//")) {
    // More code on the declaration's line: the prefetch goes between.
    Out.insert(Decl.End, Lay.Newline + New + Lay.Indent);
    return;
  }
  Out.insert(At, New);
}

std::vector<LookAhead> tierOf(const Params &P) {
  if (P.at("ahead") == 0)
    return {};
  return {{std::to_string(P.at("ahead")), std::to_string(P.at("lines")),
           int(P.at("locality"))}};
}

llvm::Expected<EditSet> lookAheadEdits(const ParsedUnit &U, const BestFirst &B,
                                       const std::vector<LookAhead> &Tiers) {
  std::optional<Span> Loop = spanOf(U.Ctx, B.Score.Loop->getSourceRange());
  if (!Loop)
    return refuse("the neighbour loop is spelled by a macro");
  EditSet Out{Loop->File, {}};
  std::vector<Span> Present;
  for (const PrefetchStmt &F : B.Prefetches) {
    if (F.What != PrefetchStmt::Vector || !F.LookAhead ||
        F.InLoop != B.Score.Loop)
      continue;
    if (F.Acts)
      return refuse("the present prefetch may do more than prefetch");
    std::optional<Span> S = statementSpan(U.Ctx, F.Statement);
    if (!S)
      return refuse("the present prefetch is spelled by a macro");
    Present.push_back(*S);
  }
  if (Tiers.empty()) {
    for (Span S : Present)
      removeStatement(U, S, Out);
    return Out;
  }

  Names N(U.Defined, freeText(U, B, Present), B.Score.Neighbour->getName());
  Layout Lay = layoutOf(U, B.Score);
  PrefetchStyle Style = styleOf(U, B);
  if (!Present.empty())
    Style.Intrinsic =
        textOf(U.Ctx, Present[0]).contains("_mm_prefetch") ||
        (Style.Intrinsic &&
         !textOf(U.Ctx, Present[0]).contains("__builtin_prefetch"));
  LookAheadStatement All;
  for (const LookAhead &A : Tiers) {
    llvm::Expected<NextNeighbour> Next = nextNeighbour(U, B.Score, A.Ahead, N);
    if (!Next)
      return Next.takeError();
    llvm::Expected<LookAheadStatement> Text =
        lookAheadText(U, B, *Next, A, Style, N, Lay);
    if (!Text)
      return Text.takeError();
    All.Text += (All.Text.empty() ? "" : Lay.Newline + Lay.Indent) + Text->Text;
    All.Spelled = Text->Spelled;
  }
  if (Present.empty())
    add(U, B, All, Style, Lay, Out);
  else
    retune(U, Present, All.Text, Lay, Out);
  return Out;
}

llvm::Expected<EditSet> LookAheadRewrite::edits(const ParsedUnit &U,
                                                const Place &At,
                                                const Params &P) const {
  llvm::Expected<BestFirst> B = scoringLoop(U, At.Found);
  if (!B)
    return B.takeError();
  return lookAheadEdits(U, *B, tierOf(P));
}

} // namespace crinn::passes
