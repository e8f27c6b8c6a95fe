//===- SplitScoring.cpp - compute distances first, then insert ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// split-scoring: where the neighbours of a node are collected before they are
/// scored, compute the distances of all of them first, into an array, and
/// insert them in a second loop.
///
/// Why it can be faster: whether a neighbour is inserted, and where, depends on
/// its distance, so these branches are guessed wrong often, and each time the
/// next distance, which the processor has begun, is thrown away. Without
/// branches between them the distances overlap.
///
/// Why it is safe: the same distances are computed of the same ids in the same
/// order, and inserted in the same order. Inserting is proved to change nothing
/// that a distance reads, and computing one to change nothing that inserting
/// reads, in every instance (see Halves.cpp). Nothing is asked of the kernel:
/// it may be a function object, a pointer, a virtual function, a template's
/// argument, and may count its calls.
///
/// What it refuses: neighbours that are not collected in an array; a loop that
/// is left behind the distance; a bound that the distance is given and
/// inserting moves; distances that are no numbers; #if and macros in the loop.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Facts.h"
#include "passes/rewrites/LookAheadText.h"
#include "passes/rewrites/Rewording.h"
#include "passes/rewrites/ScoreArray.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// What is copied of the loop, or replaced. All in one file.
struct Pieces {
  Span Loop, Head, Id, Distance, Value;
  std::string Declared; ///< `float d =`
};

/// True if \p S prefetches what other ids name: that belongs to the distances.
bool prefetchesAhead(const Stmt *S, const CollectedLoop &C) {
  bool Found = false;
  walk(S, [&](const Stmt *N) {
    const auto *Call = dyn_cast<CallExpr>(N);
    Found |=
        Call && mentions(Call, C.Buffer) &&
        llvm::StringRef(calleeOf(Call).Name).contains_insensitive("prefetch");
    return !Found;
  });
  return Found;
}

/// True if a loop of the search stores distances, one for each turn, as this
/// rewrite and batched-distance do.
bool storesDistances(const BestFirst &B) {
  bool Found = false;
  walk(B.Function->getBody(), [&](const Stmt *S) {
    const auto *For = dyn_cast<ForStmt>(S);
    const VarDecl *Index = For ? inductionOf(For) : nullptr;
    if (Index)
      walk(For->getBody(), [&](const Stmt *N) {
        const auto *O = dyn_cast<BinaryOperator>(N);
        Element To = O && O->getOpcode() == BO_Assign
                         ? elementOf(bare(O->getLHS()))
                         : Element{};
        if (To.Index && variableOf(To.Index) == Index)
          walk(O->getRHS(), [&](const Stmt *Part) {
            return !(Found |= llvm::is_contained(B.Distances, Part));
          });
        return !Found;
      });
    return !Found;
  });
  return Found;
}

class SplitScoring : public Rewrite {
public:
  RewriteInfo info() const override {
    return {"split-scoring",
            "compute the distances of collected neighbours, then insert them",
            "exact",
            "search",
            "kept",
            false,
            {}};
  }

  IdiomKind idiom() const override { return IdiomKind::BestFirst; }

  std::string title(const Params &) const override {
    return "Compute the distances of a node's neighbours before inserting them";
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &) const override {
    const BestFirst &B = *At.Search;
    if (storesDistances(B))
      return EditSet{};
    llvm::Expected<CollectedLoop> C = loopOf(U, B);
    if (!C)
      return C.takeError();
    llvm::Expected<ScoreArray> A = scoreArray(U, B, *C);
    if (!A)
      return A.takeError();
    llvm::Expected<Pieces> P = piecesOf(U, B, *C);
    if (!P)
      return P.takeError();
    if (llvm::Error E = checkConditionals(U, *C, *P, *A))
      return std::move(E);
    return editsOf(U, B, *C, *A, *P);
  }

  llvm::Error judge(const ParsedUnit &U, const Place &At) const override {
    if (storesDistances(*At.Search))
      return llvm::Error::success();
    llvm::Expected<CollectedLoop> C = loopOf(U, *At.Search);
    if (!C)
      return C.takeError();
    return scoreArray(U, *At.Search, *C).takeError();
  }

private:
  static llvm::Expected<CollectedLoop> loopOf(const ParsedUnit &U,
                                              const BestFirst &B) {
    llvm::Expected<CollectedLoop> C = collectedLoop(B);
    if (!C)
      return C;
    if (llvm::Error E = findRepeated(U, *C))
      return std::move(E);
    QualType Id = B.Score.Neighbour->getType();
    if (Id->isReferenceType() || Id->isPointerType())
      return refuse("the neighbour is a reference or a pointer");
    for (const Stmt *S : C->Second) {
      if (prefetchesAhead(S, *C))
        return refuse("vectors are prefetched behind the distance");
      if (mentions(S, B.Score.Index))
        return refuse("inserting uses the loop's index");
    }
    if (llvm::Error E = insertsMayWait(U, B, *C))
      return std::move(E);
    return C;
  }

  static llvm::Expected<Pieces>
  piecesOf(const ParsedUnit &U, const BestFirst &B, const CollectedLoop &C) {
    std::optional<Span> Loop = spanOf(U.Ctx, C.For->getSourceRange());
    std::optional<Span> Body = spanOf(U.Ctx, B.Score.Body->getSourceRange());
    std::optional<Span> Id = statementSpan(U.Ctx, B.Score.NeighbourDecl);
    std::optional<Span> Distance = statementSpan(U.Ctx, C.First.back());
    std::optional<Span> Value =
        spanOf(U.Ctx, B.DistanceVar->getInit()->getSourceRange());
    if (!Loop || !Body || !Id || !Distance || !Value ||
        C.For->getBeginLoc().isMacroID())
      return refuse("a macro spells a part of the loop");
    if (!isInBlock(B.Function->getBody(), C.For))
      return refuse("the loop stands directly under an if, a label or another "
                    "statement");
    if (B.DistanceVar->getInitStyle() != VarDecl::CInit)
      return refuse("the distance's variable has parentheses or braces");
    llvm::StringRef File = U.sources().getBufferData(Loop->File);
    Pieces P{*Loop,  {Loop->File, Loop->Begin, Body->Begin + 1},
             *Id,    *Distance,
             *Value, ""};
    P.Declared = onOneLine(File.slice(Distance->Begin, Value->Begin).str());
    for (Span Line : {*Loop, *Distance})
      if (!File.slice(lineStart(File, Line.Begin), Line.Begin).trim().empty())
        return refuse("statements of the loop share a line");
    llvm::StringRef Above =
        File.take_front(lineStart(File, Loop->Begin)).rtrim();
    Above = Above.substr(lineStart(Above, Above.size())).ltrim();
    if (Above.starts_with("#pragma") || Above.contains("_Pragma"))
      return refuse(
          "a #pragma stands above the loop and is about one loop, not "
          "two");
    if (P.Declared.empty() || onOneLine(textOf(U.Ctx, P.Head).str()).empty() ||
        onOneLine(textOf(U.Ctx, *Distance).str()).empty())
      return refuse("a comment stands in the loop's head, or in the statement "
                    "of the distance");
    return P;
  }

  /// True if \p For is a statement of a block.
  static bool isInBlock(const Stmt *Body, const ForStmt *For) {
    bool Found = false;
    walk(Body, [&](const Stmt *S) {
      const auto *Block = dyn_cast<CompoundStmt>(S);
      Found |= Block && llvm::is_contained(Block->body(), For);
      return !Found;
    });
    return Found;
  }

  /// What is copied, replaced and declared goes by the same conditions.
  static llvm::Error checkConditionals(const ParsedUnit &U,
                                       const CollectedLoop &C, const Pieces &P,
                                       const ScoreArray &A) {
    std::vector<Span> All = C.Kept;
    All.insert(All.end(), {P.Head,
                           P.Id,
                           P.Distance,
                           A.At,
                           {P.Loop.File, P.Loop.End - 1, P.Loop.End}});
    for (const Conditional &If : U.Conds) {
      auto Holds = [&](Span S) { return If.Begin < S.Begin && S.End < If.End; };
      auto Meets = [&](Span S) {
        return If.Begin <= S.End && S.Begin <= If.End;
      };
      if (If.File == P.Loop.File && llvm::any_of(All, Meets) &&
          !llvm::all_of(All, Holds))
        return refuse("an #if holds a part of the loop, and not all");
    }
    for (const Skipped &S : U.Skips)
      if (S.File == P.Loop.File && S.Begin < P.Loop.End && S.End > P.Loop.Begin)
        return refuse("the loop holds text that this configuration skips "
                      "(#if)");
    return llvm::Error::success();
  }

  static EditSet editsOf(const ParsedUnit &U, const BestFirst &B,
                         const CollectedLoop &C, const ScoreArray &A,
                         const Pieces &P) {
    llvm::StringRef File = U.sources().getBufferData(P.Loop.File);
    std::string All =
        textOf(U.Ctx, *spanOf(U.Ctx, B.Function->getSourceRange())).str();
    Names Free(U.Defined, All, B.Score.Neighbour->getName());
    std::string Dists = Free.fresh("distances"), Nl = newlineOf(File),
                In = indentAt(File, P.Loop.Begin),
                In2 = indentAt(File, P.Distance.Begin);
    std::string One = Dists + "[" + B.Score.Index->getNameAsString() + "]";
    std::string New =
        One + " = " + textOf(U.Ctx, P.Value).str() + ";" + Nl + In + "}" + Nl;
    New +=
        In +
        "// Insert afterwards: a mispredicted branch here delays no distance." +
        Nl;
    New += In + textOf(U.Ctx, P.Head).str() + Nl;
    New += In2 + textOf(U.Ctx, P.Id).str() + Nl;
    for (Span K : C.Kept)
      New += In2 + textOf(U.Ctx, K).str() + Nl;
    New += In2 + P.Declared + One + ";";
    EditSet Out{P.Loop.File, {}};
    Out.insert(A.At.Begin, indentAt(File, A.Of) + A.Type + " " + Dists + "[" +
                               A.Length + "];" + Nl);
    Out.replace(P.Distance.Begin, P.Distance.End, New);
    Out.Supersedes = {"precomputed-degrees", "diverse-entry-points",
                      "tiered-entry-points", "batch-neighbours",
                      "prefetch-lookahead",  "multi-level-prefetch"};
    return Out;
  }
};

} // namespace

std::unique_ptr<Rewrite> makeSplitScoring() {
  return std::make_unique<SplitScoring>();
}

} // namespace crinn::passes
