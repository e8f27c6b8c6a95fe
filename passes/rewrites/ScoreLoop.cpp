//===- ScoreLoop.cpp - a loop that scores collected neighbours ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/ScoreLoop.h"
#include "passes/model/Address.h"
#include "passes/rewrites/CollectedLoop.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// `a + b` of `(a + b)`.
std::string withoutParens(llvm::StringRef Text) {
  int Depth = 0;
  for (size_t I = 0; I < Text.size(); ++I) {
    Depth += Text[I] == '(' ? 1 : Text[I] == ')' ? -1 : 0;
    if (Depth == 0)
      return (I > 0 && I + 1 == Text.size() ? Text.slice(1, I) : Text).str();
  }
  return Text.str();
}

class Finder {
public:
  Finder(const ParsedUnit &U, const BestFirst &B) : U(U), B(B), L(B.Score) {}

  llvm::Expected<ScoreLoop> run() {
    llvm::Expected<CollectedLoop> Loop = collectedLoop(B);
    if (!Loop)
      return Loop.takeError();
    C = std::move(*Loop);
    if (llvm::Error E = types())
      return std::move(E);
    if (llvm::Error E = arguments())
      return std::move(E);
    if (llvm::Error E = insertsMayWait(U, B, C))
      return std::move(E);
    if (llvm::Error E = places())
      return std::move(E);
    return Out;
  }

private:
  llvm::Error types() {
    if (!C.Others.empty())
      return refuse("what stands before the distance may do more than compute "
                    "an address");
    const auto *Array = U.Ctx.getAsConstantArrayType(C.Buffer->getType());
    if (!Array)
      return refuse("the ids are in no array of a constant length");
    Out.Index = L.Index->getNameAsString();
    Out.IndexType = typeText(U, L.Index);
    Out.Count = textOf(U.Ctx, C.Count);
    Out.Buffer = C.Buffer->getNameAsString();
    Out.Capacity = std::to_string(Array->getSize().getZExtValue());
    if (bare(B.DistanceVar->getInit()) != B.Distance)
      return refuse("the distance is not the value of a variable that stands "
                    "directly in the loop");
    Out.DistanceType = typeText(U, B.DistanceVar);
    if (Out.DistanceType.empty() || Out.IndexType.empty() ||
        B.DistanceVar->getType()->isReferenceType())
      return refuse("the distance's type, or the index', is auto");
    if (B.DistanceVar->getType()->isIntegerType())
      return refuse("the distance is a whole number, which is not told from an "
                    "id in an array");
    return llvm::Error::success();
  }

  llvm::Error arguments() {
    VarSet Own = C.Local;
    Own.insert(L.Neighbour);
    Own.insert(L.Index);
    if (mentions(B.Distance->getCallee(), Own))
      return refuse("what computes the distance depends on the neighbour");
    unsigned Count = 0;
    for (unsigned I = 0; I < B.Distance->getNumArgs(); ++I)
      if (mentions(B.Distance->getArg(I), Own)) {
        ++Count;
        Out.VectorArg = I;
      }
    if (Count != 1)
      return refuse("the distance takes more of the neighbour than an address");
    if (llvm::Error E = findRepeated(U, C))
      return E;
    Out.Kept = C.Kept;
    llvm::Expected<VectorAddress> A = vectorAddress(U, B);
    if (!A)
      return A.takeError();
    if (A->IsHelper)
      return refuse("the distance is given no address");
    Out.AddressOf = [A = *A](const std::string &Id) {
      return withoutParens(A.forNeighbour(Id, ""));
    };
    return llvm::Error::success();
  }

  llvm::Error places() {
    std::optional<Span> Loop = spanOf(U.Ctx, C.For->getSourceRange());
    std::optional<Span> Id = statementSpan(U.Ctx, L.NeighbourDecl);
    std::optional<Span> Distance = statementSpan(U.Ctx, C.First.back());
    std::optional<Span> Value = spanOf(U.Ctx, B.Distance->getSourceRange());
    std::optional<Span> Address =
        spanOf(U.Ctx, B.Distance->getArg(Out.VectorArg)->getSourceRange());
    if (!Loop || !Id || !Distance || !Value || !Address ||
        C.For->getBeginLoc().isMacroID() || Out.Count.empty() ||
        C.First.front() != L.NeighbourDecl)
      return refuse("a macro spells a part of the loop, or the id is not its "
                    "first statement");
    Out.Loop = *Loop;
    Out.Neighbour = *Id;
    Out.Value = *Value;
    Out.Address = *Address;
    llvm::StringRef File = U.sources().getBufferData(Loop->File);
    Out.From = lineEnd(File, Id->End);
    Out.To = lineStart(File, Distance->Begin);
    auto Blank = [&](unsigned A, unsigned Z) {
      return File.slice(A, Z).trim().empty();
    };
    if (!Blank(lineStart(File, Loop->Begin), Loop->Begin) ||
        !Blank(Out.To, Distance->Begin) || Out.From > Out.To)
      return refuse("statements of the loop share a line");
    for (const Conditional &If : U.Conds)
      if (If.File == Loop->File && If.Begin > Loop->Begin &&
          If.Begin < Loop->End && If.Begin < Distance->End &&
          !(If.Begin >= Out.From && If.End <= Out.To))
        return refuse("an #if holds a part of the loop, and not all");
    for (const Skipped &S : U.Skips)
      if (S.File == Loop->File && S.Begin < Loop->End && S.End > Loop->Begin)
        return refuse("the loop holds text that this configuration skips "
                      "(#if)");
    return llvm::Error::success();
  }

  const ParsedUnit &U;
  const BestFirst &B;
  const NeighbourLoop &L;
  CollectedLoop C;
  ScoreLoop Out;
};

} // namespace

llvm::Expected<ScoreLoop> scoreLoop(const ParsedUnit &U, const BestFirst &B) {
  return Finder(U, B).run();
}

} // namespace crinn::passes
