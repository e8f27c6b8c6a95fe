//===- SplitScores.cpp - distances in one loop, inserts in another --------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/LookAheadText.h"
#include "passes/rewrites/ScoreLoop.h"

using namespace clang;

namespace crinn::passes {

void splitScores(const ParsedUnit &U, const BestFirst &B, const ScoreLoop &S,
                 const Dispatch &D, unsigned Count, EditSet &Out) {
  llvm::StringRef File = U.sources().getBufferData(S.Loop.File);
  Layout Lay = layoutOf(U, B.Score);
  std::string In = indentAt(File, S.Loop.Begin), N = std::to_string(Count);
  std::string All =
      textOf(U.Ctx, *spanOf(U.Ctx, B.Function->getSourceRange())).str();
  Names Free(U.Defined, All, B.Score.Neighbour->getName());
  std::string Dists = Free.fresh("distances"), At = Free.fresh("scored"),
              Vectors = Free.fresh("vectors");

  auto Text = [&](Span T) { return textOf(U.Ctx, T).str(); };
  std::string Call = D.Name + "(";
  if (D.ByPointer)
    Call += textOf(U.Ctx, B.Distance->getCallee()) + ", ";
  for (unsigned I = 0; I < B.Distance->getNumArgs(); ++I)
    Call +=
        (I == S.VectorArg ? Vectors : textOf(U.Ctx, B.Distance->getArg(I))) +
        ", ";
  Call += Dists + " + " + At + ");";

  std::string New;
  auto Line = [&](unsigned Depth, const std::string &L) {
    New += In;
    for (unsigned I = 0; I < Depth; ++I)
      New += Lay.Unit;
    New += L + Lay.Newline;
  };
  std::string Space = llvm::StringRef(D.VectorType).ends_with(" *") ? "" : " ";
  Line(0, S.DistanceType + " " + Dists + "[" + S.Capacity + "];");
  Line(0, S.IndexType + " " + At + " = 0;");
  Line(0, "for (; " + At + " + " + N + " <= " + S.Count + "; " + At +
              " += " + N + ") {");
  Line(1, D.VectorType + Space + Vectors + "[" + N + "];");
  Line(1, "for (" + S.IndexType + " " + S.Index + " = " + At + "; " + S.Index +
              " < " + At + " + " + N + "; ++" + S.Index + ") {");
  Line(2, Text(S.Neighbour));
  for (unsigned P = S.From; P < S.To; P = lineEnd(File, P)) {
    llvm::StringRef L = File.slice(P, lineEnd(File, P));
    bool Keep =
        L.trim().empty() || L.ltrim().starts_with("#") || L.starts_with("//");
    New += (Keep ? "" : Lay.Unit) + L.str();
  }
  Line(2,
       Vectors + "[" + S.Index + " - " + At + "] = " + Text(S.Address) + ";");
  Line(1, "}");
  Line(1, Call);
  Line(0, "}");
  Line(0, "for (; " + At + " < " + S.Count + "; ++" + At + ")");
  std::string One = File.slice(S.Value.Begin, S.Address.Begin).str() +
                    S.AddressOf(S.Buffer + "[" + At + "]") +
                    File.slice(S.Address.End, S.Value.End).str();
  Line(1, Dists + "[" + At + "] = " + One + ";");
  Out.insert(lineStart(File, S.Loop.Begin), New);
  std::string Kept;
  for (Span K : S.Kept)
    Kept += In + Lay.Unit + Text(K) + Lay.Newline;
  if (S.From < S.To)
    Out.replace(S.From, S.To, Kept);
  Out.replace(S.Value.Begin, S.Value.End, Dists + "[" + S.Index + "]");
}

} // namespace crinn::passes
