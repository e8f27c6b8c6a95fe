//===- AdaptiveEf.cpp - build with a beam of its own width ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// adaptive-ef: the search that finds a new node's links has a beam of
/// `percent` of the library's width at level 0, and of `upper` percent above.
///
/// Why it can be faster: level 0 holds all nodes, and queries spend most of
/// their time there; better links there let them do with a narrower beam, and a
/// narrower one above takes back some of the time that it costs to build. Why
/// not: whoever builds can give another width already (docs/rewrites).
///
/// Why it is safe: one constant is made at the function's head, and each place
/// that read the library's width reads it. All of them compare it with the size
/// of pool or result, or make these with it, so that nothing is left that has
/// room for the old width alone. Widths are rounded up: none becomes 0.
/// Products are computed in 64 bits.
///
/// What it refuses: a search that queries run too; a width that is used, set or
/// named in another way, by macros, or where this configuration does not look;
/// one of few bits.
///
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Allocation.h"
#include "passes/rewrites/BuildSearch.h"
#include "passes/rewrites/BuildWidth.h"
#include "passes/rewrites/Naming.h"
#include "passes/rewrites/Rewrite.h"
#include "passes/rewrites/SearchLevel.h"
#include "passes/rewrites/WidthUses.h"

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/StringExtras.h"

#include <numeric>

using namespace clang;

namespace crinn::passes {
namespace {

/// `Width * 3 / 2`, rounded up where it gets less; in 64 bits by a \p Suffix.
std::string scaled(const std::string &Width, int64_t Percent,
                   const std::string &Suffix) {
  int64_t Of = std::gcd(Percent, int64_t(100));
  int64_t Times = Percent / Of, Parts = 100 / Of;
  std::string Product =
      Times == 1 ? Width : Width + " * " + std::to_string(Times) + Suffix;
  if (Parts == 1)
    return Product;
  std::string Up =
      std::to_string(Parts - 1) + (Times == 1 ? Suffix : std::string());
  std::string Out = Times > Parts ? Product : "(" + Product + " + " + Up + ")";
  return Out + " / " + std::to_string(Parts);
}

class AdaptiveEf : public Rewrite {
public:
  RewriteInfo info() const override {
    return {"adaptive-ef",
            "choose links by a beam whose width depends on the level",
            "curve",
            "construction",
            "kept",
            false,
            {{"percent", "of the library's width, at level 0", 50, 400, 150},
             {"upper", "of the library's width, above level 0", 10, 100, 50}}};
  }

  IdiomKind idiom() const override { return IdiomKind::BestFirst; }

  std::string title(const Params &P) const override {
    return "Build by a beam of " + std::to_string(P.at("percent")) +
           " % at level 0 and " + std::to_string(P.at("upper")) + " % above";
  }

  llvm::Expected<EditSet> edits(const ParsedUnit &U, const Place &At,
                                const Params &P) const override {
    const BestFirst &B = *At.Search;
    const auto *Body = dyn_cast<CompoundStmt>(B.Function->getBody());
    Model M = modelOf(U);
    UnitCalls Calls(U, M);
    if (llvm::Error Not = checkBuildsAlone(Calls, B.Function))
      return std::move(Not);
    if (!Body || !llvm::StringRef(At.Id).ends_with("#0"))
      return refuse("the function's body is no block, or has another search");

    const VarDecl *Own = ownWidth(U, M, B);
    llvm::Expected<const ValueDecl *> Width = widthAt(U, M, B, Own);
    if (!Width)
      return Width.takeError();
    llvm::Expected<WidthUses> Uses =
        widthUses(U, B, Own ? Own : *Width, Own ? Body->body_front() : nullptr);
    if (!Uses)
      return Uses.takeError();
    if (llvm::Error Not = checkWidthOutside(U, Calls, B.Function, *Width))
      return std::move(Not);
    if (Own)
      return retuned(U, B, Own, *Width, P);
    return edits(U, B, Body, *Width, *Uses, P);
  }

  /// Another unit may have other callers of the search.
  llvm::Error judge(const ParsedUnit &U, const Place &At) const override {
    const BestFirst &B = *At.Search;
    Model M = modelOf(U);
    UnitCalls Calls(U, M);
    if (Calls.modulesOf(B.Function).count("search"))
      return checkBuildsAlone(Calls, B.Function);
    llvm::Expected<const ValueDecl *> Width =
        widthAt(U, M, B, ownWidth(U, M, B));
    return Width ? checkWidthOutside(U, Calls, B.Function, *Width)
                 : Width.takeError();
  }

private:
  /// The new width, where the library's is written as \p Width.
  static std::string value(const BestFirst &B, const std::string &Width,
                           const std::string &Suffix, const Params &P) {
    const ParmVarDecl *Level = levelOf(B);
    std::string Below = scaled(Width, P.at("percent"), Suffix);
    if (!Level || P.at("percent") == P.at("upper"))
      return Below;
    return Level->getNameAsString() + " > 0 ? " +
           scaled(Width, P.at("upper"), Suffix) + " : " + Below;
  }

  /// What makes a product of \p Width one of 64 bits: with 32 it may overflow.
  static std::string suffixFor(const ParsedUnit &U, const ValueDecl *Width) {
    QualType T = Width->getType();
    if (U.Ctx.getIntWidth(T) >= 64)
      return "";
    return T->isSignedIntegerType() ? "LL" : "ULL";
  }

  static llvm::Expected<EditSet> retuned(const ParsedUnit &U,
                                         const BestFirst &B, const VarDecl *Own,
                                         const ValueDecl *Width,
                                         const Params &P) {
    std::optional<Span> Old = spanOf(U.Ctx, Own->getInit()->getSourceRange());
    std::string Name;
    walk(Own->getInit(), [&](const Stmt *S) {
      if (readsWidth(S, Width) && Name.empty())
        Name = textOf(U.Ctx, S);
      return Name.empty();
    });
    if (!Old || Name.empty())
      return refuse("a macro has a part in naming the width");
    EditSet Out{Old->File, {}};
    std::string New = value(B, Name, suffixFor(U, Width), P);
    if (squeeze(textOf(U.Ctx, *Old)) != squeeze(New))
      Out.replace(Old->Begin, Old->End, New);
    return Out;
  }

  static llvm::Expected<EditSet> edits(const ParsedUnit &U, const BestFirst &B,
                                       const CompoundStmt *Body,
                                       const ValueDecl *Width,
                                       const WidthUses &Uses, const Params &P) {
    std::optional<Span> Block = spanOf(U.Ctx, Body->getSourceRange());
    std::optional<Span> All = spanOf(U.Ctx, B.Function->getSourceRange());
    if (!Block || !All || Body->getLBracLoc().isMacroID())
      return refuse("a macro spells the function's beginning");
    std::string New = value(B, Uses.Text, suffixFor(U, Width), P);
    EditSet Out{Block->File, {}};
    if (New == Uses.Text)
      return Out;
    llvm::StringRef File = U.sources().getBufferData(Block->File);
    unsigned Head = lineEnd(File, Block->Begin);
    if (!File.slice(Block->Begin + 1, Head).trim().empty())
      return refuse("more code stands behind the brace of the function");
    for (const Conditional &C : U.Conds)
      if (C.File == Block->File && C.Begin < Head && Head < C.End &&
          C.End < Uses.Reads.back().End)
        return refuse("an #if holds the function's beginning, and not all");
    std::string Name = nameFor(U, *All, Width);
    Out.insert(Head,
               declaration(File, *Block, *All, typeOf(U, B.Function, Width),
                           Name, New, levelOf(B)));
    for (const Span &S : Uses.Reads)
      Out.replace(S.Begin, S.End, Name);
    return Out;
  }

  /// `ef`, as libraries call it; where that is taken, most often by the width
  /// itself, `beam_width`.
  static std::string nameFor(const ParsedUnit &U, Span Function,
                             const ValueDecl *Width) {
    llvm::StringRef Text = textOf(U.Ctx, Function);
    Names N(U.Defined, Text, Width->getName());
    std::string Short = N.fresh("ef");
    return llvm::isDigit(Short.back()) ? N.fresh("beam_width") : Short;
  }

  /// As the width's declaration has it, if that means the same in \p F.
  static std::string typeOf(const ParsedUnit &U, const FunctionDecl *F,
                            const ValueDecl *Width) {
    QualType T = Width->getType().getUnqualifiedType();
    const auto *Alias = T->getAs<TypedefType>();
    const DeclContext *Of =
        Alias ? Alias->getDecl()->getDeclContext() : nullptr;
    if (Of && !Of->isTranslationUnit() && !Of->isStdNamespace() &&
        !Of->Encloses(F->getDeclContext()))
      T = T.getCanonicalType();
    else if (const auto *D = dyn_cast<DeclaratorDecl>(Width))
      if (std::optional<Span> S = spanOf(
              U.Ctx, D->getTypeSourceInfo()->getTypeLoc().getSourceRange());
          S && !hasIdentifier(textOf(U.Ctx, *S), "const"))
        return textOf(U.Ctx, *S).str();
    PrintingPolicy Policy(U.Ctx.getLangOpts());
    Policy.adjustForCPlusPlus();
    return T.getUnqualifiedType().getAsString(Policy);
  }

  /// Comment and constant, in more lines where one would be longer than the
  /// function's others.
  static std::string declaration(llvm::StringRef File, Span Block, Span All,
                                 const std::string &Type,
                                 const std::string &Name, llvm::StringRef Value,
                                 const ParmVarDecl *Level) {
    std::string Nl = newlineOf(File);
    unsigned First = lineEnd(File, Block.Begin);
    while (File.slice(First, lineEnd(File, First)).trim().empty() ||
           File.substr(First).ltrim(" \t").starts_with("#"))
      First = lineEnd(File, First);
    size_t Most = 80;
    for (unsigned At = All.Begin; At < All.End; At = lineEnd(File, At))
      Most = std::max(
          Most,
          File.slice(lineStart(File, At), lineEnd(File, At)).rtrim().size());
    std::string In = indentAt(File, First), Unit = indentUnit(File, First);
    std::string Text = In + "const " + Type + " " + Name + " =",
                Deeper = Nl + In + Unit + Unit;
    if (Text.size() + Value.size() + 2 <= Most) {
      Text += " " + Value.str();
    } else if (In.size() + 2 * Unit.size() + Value.size() + 1 <= Most ||
               !Value.contains('?')) {
      Text += Deeper + Value.str();
    } else {
      auto [Above, Below] = Value.split(" : ");
      auto [Asked, Then] = Above.split(" ? ");
      Text += " " + Asked.str() + Deeper + "? " + Then.str() + Deeper + ": " +
              Below.str();
    }
    llvm::StringRef Why = Level ? OwnByLevel : OwnAlways;
    return In + Why.str() + Nl + Text + ";" + Nl;
  }
};

} // namespace

std::unique_ptr<Rewrite> makeAdaptiveEf() {
  return std::make_unique<AdaptiveEf>();
}

} // namespace crinn::passes
