//===- PrecomputedDegrees.cpp - count a list before its loop --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// precomputed-degrees: where a neighbour list ends at its first -1, count its
/// links before the loop over them, which then runs to the count.
///
/// Why it can be faster: the loop has no exit that depends on what it reads, so
/// that it can be batched, looked ahead in and unrolled as one that counts. The
/// list is read twice, the second time from the first cache.
///
/// Why it is safe: the count stops at the very element at which the loop did:
/// it tests the same expression by the same comparison, and nothing in the loop
/// writes what that reads. Counts that are kept with the graph would have to be
/// right behind every change of a list, by whoever holds it; in no library that
/// was looked at can that be seen (docs/rewrites).
///
/// What it refuses: statements before the test; a list, an end or an index that
/// the loop may change; searches that construction runs, where another thread
/// may change a list between its count and its use.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Facts.h"
#include "passes/rewrites/Allocation.h"
#include "passes/rewrites/BuildSearch.h"
#include "passes/rewrites/ListReading.h"
#include "passes/rewrites/LookAheadText.h"
#include "passes/rewrites/RemoveStatement.h"
#include "passes/rewrites/SentinelLoop.h"

#include "clang/AST/ParentMapContext.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace crinn::passes {
namespace {

unsigned wordsIn(llvm::StringRef Text, llvm::StringRef Name) {
  unsigned Out = 0;
  forEachToken(Text,
               [&](const Token &, llvm::StringRef W) { Out += W == Name; });
  return Out;
}

bool jumpsAbout(const Stmt *Body) {
  bool Found = false;
  walk(Body, [&](const Stmt *S) {
    Found |= isa<LabelStmt, GotoStmt, IndirectGotoStmt, SwitchCase>(S);
    return !Found;
  });
  return Found;
}

/// Where construction runs the search, another thread may be at its lists.
llvm::Error checkModules(const ParsedUnit &U, const FunctionDecl *F) {
  if (UnitCalls(U, modelOf(U)).modulesOf(F).count("construction"))
    return refuse("construction runs this search: another thread may change a "
                  "list between its count and its use");
  return llvm::Error::success();
}

class PrecomputedDegrees : public Rewrite {
public:
  RewriteInfo info() const override {
    return {"precomputed-degrees",
            "count a neighbour list that ends at -1 before its loop",
            "exact",
            "refinement",
            "kept",
            false,
            {}};
  }

  IdiomKind idiom() const override { return IdiomKind::BestFirst; }

  std::string title(const Params &) const override {
    return "Count a node's links before the loop over them";
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &) const override {
    const BestFirst &B = *At.Search;
    if (!B.Plain)
      return refuse("the search is not of the plain form: one loop over the "
                    "neighbour list, a visited test in it, and the distance of "
                    "one neighbour");
    if (!B.Expand.Sentinel && B.Expand.Body && leavesEarly(B.Expand, {}))
      return refuse("no comparison with a literal tells where the list ends");
    if (!B.Expand.Sentinel) // it has a count already
      return EditSet{};
    llvm::Expected<SentinelLoop> S = sentinelLoop(U, B);
    if (!S)
      return S.takeError();
    if (llvm::Error Not = checkModules(U, B.Function))
      return std::move(Not);
    return split(U, At, *S);
  }

  llvm::Error judge(const ParsedUnit &U, const Place &At) const override {
    const BestFirst &B = *At.Search;
    if (!B.Plain || !B.Expand.Sentinel)
      return llvm::Error::success();
    llvm::Expected<SentinelLoop> S = sentinelLoop(U, B);
    return S ? checkModules(U, B.Function) : S.takeError();
  }

private:
  static llvm::Expected<EditSet> split(const ParsedUnit &U, const Place &At,
                                       const SentinelLoop &S) {
    const BestFirst &B = *At.Search;
    const VarDecl *Index = B.Expand.Index;
    std::optional<Span> For = spanOf(U.Ctx, S.For->getSourceRange());
    std::optional<Span> Cond =
        spanOf(U.Ctx, S.For->getCond()->getSourceRange());
    std::optional<Span> Start = spanOf(U.Ctx, Index->getSourceRange());
    std::optional<Span> Test = statementSpan(U.Ctx, S.Test);
    std::optional<Span> All = spanOf(U.Ctx, B.Function->getSourceRange());
    std::string Element = textOf(U.Ctx, S.Element);
    const Expr *Mark = variableOf(S.Compared->getLHS()) == B.Expand.Neighbour
                           ? S.Compared->getRHS()
                           : S.Compared->getLHS();
    std::string None = textOf(U.Ctx, Mark);
    if (!For || !Cond || !Start || !Test || !All || Element.empty() ||
        None.empty() || S.For->getBeginLoc().isMacroID() ||
        S.Test->getBeginLoc().isMacroID())
      return refuse("a macro has a part in the loop's head or its test");
    llvm::StringRef I = Index->getName();
    std::string Counts = textOf(U.Ctx, *Cond).str(),
                From = textOf(U.Ctx, *Start).str();
    if (wordsIn(Counts, I) != 1 || wordsIn(Element, I) != 1 ||
        wordsIn(From, I) != 1 || !commentsIn(Counts + Element + From).empty())
      return refuse("something else has the index's name, or a comment stands "
                    "in the loop's head");
    if (llvm::Error Not = checkPlace(U, B, *For, *Test))
      return std::move(Not);

    std::string End = nameFor(U, At, *All);
    llvm::StringRef File = U.sources().getBufferData(For->File);
    std::string Nl = newlineOf(File), In = indentAt(File, For->Begin);
    std::string Unit = indentUnit(File, Test->Begin);
    bool Left = variableOf(S.Compared->getLHS()) == B.Expand.Neighbour;
    std::string Not =
        BinaryOperator::getOpcodeStr(
            BinaryOperator::negateComparisonOp(S.Compared->getOpcode()))
            .str();
    std::string Link = substitute(Element, I, End);
    std::string Goes =
        substitute(Counts, I, End) + " && " +
        (Left ? Link + " " + Not + " " + None : None + " " + Not + " " + Link);
    bool Braces = isa<CompoundStmt>(S.Test->getThen());
    EditSet Out{For->File, {}};
    // A comment above the loop stays there.
    unsigned Where = lineStart(File, For->Begin);
    for (unsigned Up = Where; Up > 0;) {
      Up = lineStart(File, Up - 1);
      if (!File.slice(Up, Where).ltrim().starts_with("//"))
        break;
      Where = Up;
    }
    Out.insert(
        Where,
        In + "// The links are counted first: the loop needs no test of each." +
            Nl + In + substitute(From, I, End) + ";" + Nl + In + "while (" +
            Goes + ")" + (Braces ? " {" : "") + Nl + In + Unit + "++" + End +
            ";" + Nl + (Braces ? In + "}" + Nl : ""));
    Out.replace(Cond->Begin, Cond->End, I.str() + " < " + End);
    removeStatement(U, *Test, Out);
    return Out;
  }

  /// `degree`, or else `link_count`; for the end of a list that does not begin
  /// at 0 `list_end`. Another search of the function may stand in the block.
  static std::string nameFor(const ParsedUnit &U, const Place &At, Span All) {
    const NeighbourLoop &L = At.Search->Expand;
    Names N(U.Defined, textOf(U.Ctx, All), L.Neighbour->getName());
    llvm::StringRef Nth = llvm::StringRef(At.Id).rsplit('#').second;
    std::string More = Nth == "0" ? "" : Nth.str();
    const auto *Zero = dyn_cast<IntegerLiteral>(bare(L.Index->getInit()));
    if (!Zero || Zero->getValue() != 0)
      return N.fresh("list_end" + More);
    std::string Name = N.fresh("degree" + More);
    bool Taken = !More.size() && llvm::isDigit(Name.back());
    return Taken ? N.fresh("link_count") : Name;
  }

  static llvm::Error checkPlace(const ParsedUnit &U, const BestFirst &B,
                                Span For, Span Test) {
    auto Up = U.Ctx.getParents(*B.Expand.Loop);
    llvm::StringRef File = U.sources().getBufferData(For.File);
    unsigned Line = lineStart(File, For.Begin);
    if (Up.size() != 1 || !Up[0].get<CompoundStmt>() ||
        !File.slice(Line, For.Begin).trim().empty() ||
        jumpsAbout(B.Function->getBody()))
      return refuse(
          "the loop is no statement of a block, shares its line, or a "
          "label stands in the function");
    llvm::StringRef Above = File.take_front(Line).rtrim();
    Above = Above.substr(lineStart(Above, Above.size())).ltrim();
    if (Above.starts_with("#pragma") || Above.contains("_Pragma"))
      return refuse("a #pragma stands above the loop");
    for (const Conditional &C : U.Conds)
      if (C.File == For.File && C.End > Line && C.Begin < Test.End &&
          !(C.Begin < Line && C.End > For.End))
        return refuse("an #if has a part in the loop's head or its test");
    return llvm::Error::success();
  }
};

} // namespace

std::unique_ptr<Rewrite> makePrecomputedDegrees() {
  return std::make_unique<PrecomputedDegrees>();
}

} // namespace crinn::passes
