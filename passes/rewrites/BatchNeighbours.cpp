//===- BatchNeighbours.cpp - collect the unvisited, then score ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// batch-neighbours: split the loop over a neighbour list in two. The first
/// half collects the neighbours that were not visited yet, at most `size` at a
/// time, the second scores them.
///
/// Why it can be faster: the distances no longer wait for the visited test of
/// the next neighbour, and a look-ahead prefetch then fetches only vectors that
/// will be scored. A vector prefetch that stands in the loop moves with them.
///
/// Why it is safe: each half sees the same neighbours in the same order, so the
/// same distances are computed and the same inserts made, in the same order.
/// The halves may be swapped in time because neither writes what the other
/// reads; that is checked on the places they name and on all bodies that they
/// may run (see Halves.cpp). What is assumed of calls without a body is listed
/// in docs/rewrites/batch-neighbours.md.
///
/// What it refuses: a loop that is no counting `for`; a score half that jumps
/// out, or uses more of the first half than the neighbour; halves that share
/// what one of them writes; #if inside the loop where a brace would have to
/// stand; text not seen.
///
//===----------------------------------------------------------------------===//

#include "passes/rewrites/LookAheadText.h"
#include "passes/rewrites/RemoveStatement.h"
#include "passes/rewrites/SplitLoop.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// Everything that the edits are made of.
struct Pieces {
  std::string Nl, Outer, Unit; ///< newline; indentation of the loop; one level
  std::string Batch, Count, At, Id, Size;
  std::string Element, Declared; ///< the id's type without const; as written
};

/// Adds one level to the lines of [Begin, End) that are no directives and that
/// \p Out does not replace. Offsets must be line starts.
void indentLines(llvm::StringRef File, unsigned Begin, unsigned End,
                 llvm::StringRef Unit, EditSet &Out) {
  bool Directive = false;
  for (unsigned At = Begin; At < End; At = lineEnd(File, At)) {
    llvm::StringRef Line = File.slice(At, lineEnd(File, At));
    bool Continued = Directive;
    Directive = (Directive || Line.ltrim().starts_with("#")) &&
                Line.rtrim("\r\n").ends_with("\\");
    // A comment in the first column stays there.
    bool Keep = Continued || Line.trim().empty() ||
                Line.ltrim().starts_with("#") || Line.starts_with("//");
    for (const Edit &E : Out.Edits)
      Keep |= E.Offset <= At && At < E.Offset + E.Length;
    if (!Keep)
      Out.insert(At, Unit.str());
  }
}

class BatchNeighbours : public SearchRewrite {
public:
  RewriteInfo info() const override {
    return {"batch-neighbours",
            "collect the unvisited neighbours first, then score them",
            "exact",
            "search",
            "kept",
            true,
            {{"size", "neighbours collected at a time", 4, 256, 32}}};
  }

  std::string title(const Params &) const override {
    return "Collect the unvisited neighbours before scoring them";
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const BestFirst &B,
                                const Params &P) const override {
    if (B.Batched) // done already, by us or by its author
      return EditSet{};
    llvm::Expected<SplitLoop> S = splitLoop(U, B);
    if (!S)
      return S.takeError();
    Pieces T = piecesOf(U, B, *S, P);
    EditSet Out{S->Loop.File, {}};
    if (llvm::Error E = editHead(U, B, *S, T, Out))
      return std::move(E);
    if (llvm::Error E = editMiddle(U, B, *S, T, Out))
      return std::move(E);
    editTail(U, *S, T, Out);
    return Out;
  }

  llvm::Error judge(const ParsedUnit &U, const BestFirst &B) const override {
    return B.Batched ? llvm::Error::success() : judgeSplit(U, B);
  }

private:
  static Pieces piecesOf(const ParsedUnit &U, const BestFirst &B,
                         const SplitLoop &S, const Params &P) {
    Layout Lay = layoutOf(U, B.Expand);
    llvm::StringRef File = U.sources().getBufferData(S.Loop.File);
    std::string All =
        textOf(U.Ctx, *spanOf(U.Ctx, B.Function->getSourceRange())).str();
    Pieces T;
    T.Nl = Lay.Newline;
    T.Unit = Lay.Unit;
    T.Outer = indentAt(File, S.Loop.Begin);
    T.Id = B.Expand.Neighbour->getNameAsString();
    Names N(U.Defined, All, T.Id);
    T.Batch = N.fresh("batch");
    T.Count = N.fresh("batch_size");
    T.At = N.fresh("b");
    T.Element = S.IdType;
    T.Declared = declaredType(U, B.Expand);
    if (T.Declared.empty())
      T.Declared = T.Element;
    T.Size = std::to_string(P.at("size"));
    return T;
  }

  /// `for (init; cond; ++i) {` becomes the loop over batches, and the loop that
  /// fills one begins.
  static llvm::Error editHead(const ParsedUnit &U, const BestFirst &B,
                              const SplitLoop &S, const Pieces &T,
                              EditSet &Out) {
    const auto *For = cast<ForStmt>(B.Expand.Loop);
    std::string Inc = textOf(U.Ctx, For->getInc());
    std::string Cond = textOf(U.Ctx, For->getCond());
    // What binds less than && does.
    const Expr *Bare = For->getCond()->IgnoreParenImpCasts();
    const auto *C = dyn_cast<BinaryOperator>(Bare);
    if (isa<AbstractConditionalOperator>(Bare) ||
        (C && !C->isComparisonOp() && C->getOpcode() != BO_LAnd))
      Cond = "(" + Cond + ")";
    llvm::StringRef File = U.sources().getBufferData(S.Loop.File);
    unsigned IncBegin = S.Inc.Begin;
    while (IncBegin > 0 &&
           (File[IncBegin - 1] == ' ' || File[IncBegin - 1] == '\t'))
      --IncBegin;
    Out.replace(IncBegin, S.Inc.End, "");
    std::string In = T.Outer + T.Unit;
    Out.insert(lineEnd(File, S.BodyBegin),
               In + T.Element + " " + T.Batch + "[" + T.Size + "];" + T.Nl + //
                   In + "int " + T.Count + " = 0;" + T.Nl +                  //
                   In + "for (; " + Cond + " && " + T.Count + " < " + T.Size +
                   "; " + Inc + ") {" + T.Nl);
    return llvm::Error::success();
  }

  /// Where the halves meet: the neighbour is stored, the filling loop ends, the
  /// scoring loop begins.
  static llvm::Error editMiddle(const ParsedUnit &U, const BestFirst &B,
                                const SplitLoop &S, const Pieces &T,
                                EditSet &Out) {
    llvm::StringRef File = U.sources().getBufferData(S.Loop.File);
    std::string In = T.Outer + T.Unit, In2 = In + T.Unit;
    std::string New;
    if (S.Nested)
      New += In2 + T.Unit + T.Batch + "[" + T.Count + "++] = " + T.Id + ";" +
             T.Nl + In2 + "}" + T.Nl;
    else
      New += In2 + T.Batch + "[" + T.Count + "++] = " + T.Id + ";" + T.Nl;
    New += In + "}" + T.Nl;
    New += In + "for (int " + T.At + " = 0; " + T.At + " < " + T.Count +
           "; ++" + T.At + ") {" + T.Nl;
    New += In2 + T.Declared + " " + T.Id + " = " + T.Batch + "[" + T.At + "];" +
           T.Nl;

    llvm::Expected<std::string> Moved = movePrefetch(U, B, T, In2, Out);
    if (!Moved)
      return Moved.takeError();
    New += *Moved;

    unsigned Middle = lineEnd(File, S.Middle);
    indentLines(File, lineEnd(File, S.BodyBegin), Middle, T.Unit, Out);
    Out.insert(Middle, New);
    if (!S.Nested)
      indentLines(File, Middle, lineStart(File, S.BodyEnd), T.Unit, Out);
    return llvm::Error::success();
  }

  /// A vector prefetch of the filling loop, as it has to stand in the scoring
  /// loop; it is taken out where it stood.
  static llvm::Expected<std::string>
  movePrefetch(const ParsedUnit &U, const BestFirst &B, const Pieces &T,
               const std::string &Indent, EditSet &Out) {
    std::vector<std::pair<const PrefetchStmt *, Span>> Moved;
    std::vector<Span> Gone;
    for (const PrefetchStmt &F : B.Prefetches) {
      if (F.What != PrefetchStmt::Vector || !F.LookAhead)
        continue;
      if (F.Acts)
        return refuse("the present prefetch may do more than prefetch");
      std::optional<Span> Old = statementSpan(U.Ctx, F.Statement);
      if (!Old)
        return refuse("the present prefetch is spelled by a macro");
      Moved.push_back({&F, *Old});
      Gone.push_back(*Old);
    }
    if (Moved.empty())
      return "";
    for (Span Old : Gone) {
      removeStatement(U, Old, Out);
      // Comments that stay where it stood are indented like the rest.
      if (std::string &Left = Out.Edits.back().Text;
          !Left.empty() && (Left[0] == ' ' || Left[0] == '\t'))
        Left.insert(0, T.Unit);
    }
    // Where there are several, the first says how.
    const PrefetchStmt &F = *Moved.front().first;
    Names N(U.Defined, freeText(U, B, Gone), T.Id);
    NextNeighbour Next;
    Next.InBounds = T.At + " + " + F.Ahead + " < " + T.Count;
    Next.Type = T.Declared;
    Next.Value = T.Batch + "[" + T.At + " + " + F.Ahead + "]";
    Next.Name = N.fresh("next_id");
    PrefetchStyle Style = styleOf(U, B);
    llvm::Expected<LookAheadStatement> Text =
        lookAheadText(U, B, Next, {F.Ahead, F.Lines, F.Locality}, Style, N,
                      Layout{Indent, T.Unit, T.Nl});
    if (!Text)
      return Text.takeError();
    bool Guard = Text->Spelled && !Style.Guard.empty();
    return (Guard ? Style.Guard + T.Nl : "") + Indent + Text->Text + T.Nl +
           (Guard ? "#endif" + T.Nl : "");
  }

  static void editTail(const ParsedUnit &U, const SplitLoop &S, const Pieces &T,
                       EditSet &Out) {
    llvm::StringRef File = U.sources().getBufferData(S.Loop.File);
    std::string In = T.Outer + T.Unit, New;
    if (!S.Nested)
      New += In + "}" + T.Nl;
    // The filling loop left early: the list has ended.
    if (S.EndsEarly)
      New += In + "if (" + T.Count + " < " + T.Size + ")" + T.Nl + In + T.Unit +
             "break;" + T.Nl;
    if (!New.empty())
      Out.insert(lineStart(File, S.BodyEnd), New);
  }
};

} // namespace

std::unique_ptr<Rewrite> makeBatchNeighbours() {
  return std::make_unique<BatchNeighbours>();
}

} // namespace crinn::passes
