//===- PoolSearch.cpp - where a new entry's place is searched -------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/PoolSearch.h"
#include "passes/rewrites/HalvingExits.h"
#include "passes/rewrites/PoolCallees.h"
#include "passes/rewrites/PoolQuestion.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/Support/Regex.h"

using namespace clang;

namespace crinn::passes {
namespace {

llvm::Error noEnd() {
  return refuse("the move does not end where the search does");
}

llvm::Error noSearch() {
  return refuse("no search by halves for the place stands before the move");
}

llvm::Error noNumber() {
  return refuse("the place is no plain number of a type that is written, of 32 "
                "bits or more");
}

bool isZero(const Expr *E) {
  const auto *N = dyn_cast<IntegerLiteral>(bare(E));
  return N && N->getValue() == 0;
}

class Finder {
public:
  Finder(const ParsedUnit &U, const FunctionDecl *F, const PoolMove &M)
      : U(U), F(F), M(M), Ask(U, F, M) {}

  llvm::Expected<PoolSearch> run() {
    for (unsigned I = 0; I < M.At; ++I) {
      std::optional<Halving> H = halvingAt(M.Block, I);
      if (H && (H->Low == M.Place || H->High == M.Place))
        return written(*H, I);
      const auto *D = dyn_cast<DeclStmt>(M.Block->body_begin()[I]);
      if (D && llvm::is_contained(D->decls(), M.Place))
        Declared = I;
    }
    const auto *D =
        Declared ? cast<DeclStmt>(M.Block->body_begin()[*Declared]) : nullptr;
    if (!D || !D->isSingleDecl() || !M.Place->getInit() ||
        M.Place->getInitStyle() != VarDecl::CInit)
      return noSearch();
    return asked(M.Place->getInit());
  }

private:
  /// The search stands in the block.
  llvm::Expected<PoolSearch> written(const Halving &H, unsigned First) {
    PoolSearch S{First, First + H.Length, "", "", {}};
    for (unsigned I = S.At; I < S.Behind; ++I)
      S.Reads.push_back(M.Block->body_begin()[I]);
    const VarDecl *Other = H.Low == M.Place ? H.High : H.Low;
    if (H.Closed && M.Place != H.Low)
      return refuse("the search ends before the place");
    for (unsigned I = S.Behind; I < M.Block->size(); ++I)
      if (mentions(M.Block->body_begin()[I], Other))
        return refuse(Other->getName() + " is used behind the search");
    if (squeeze(textOf(U.Ctx, H.Count)) != squeeze(M.End))
      return noEnd();
    return complete(S, Ask.byHalves(H));
  }

  /// The search is a call.
  llvm::Expected<PoolSearch> asked(const Expr *Init) {
    PoolSearch S{*Declared, *Declared + 1, "", "", {Init}};
    const Expr *E = bare(Init);
    // Without entries there is nothing to search.
    if (const auto *C = dyn_cast<ConditionalOperator>(E);
        C && isZero(C->getFalseExpr()) &&
        squeeze(textOf(U.Ctx, C->getCond())) == squeeze(M.End))
      E = bare(C->getTrueExpr());
    if (const auto *C = dyn_cast<CallExpr>(E);
        C && !isa<CXXOperatorCallExpr>(C))
      return callsLibrary(C, "distance") && C->getNumArgs() == 2
                 ? ofLibrary(S, C->getArg(1), C->getArg(0))
                 : ofFunction(S, C);
    Sum Way = sumOf(E);
    if (Way.Plus.size() != 1 || Way.Minus.size() != 1 || Way.Number)
      return noSearch();
    return ofLibrary(S, Way.Plus[0], Way.Minus[0]);
  }

  /// `std::upper_bound(a, a + n, x)`, as a place counted from \p From.
  llvm::Expected<PoolSearch> ofLibrary(const PoolSearch &S, const Expr *Found,
                                       const Expr *From) {
    const auto *C = dyn_cast<CallExpr>(bare(Found));
    bool Upper = C && callsLibrary(C, "upper_bound");
    if (!C || !(Upper || callsLibrary(C, "lower_bound")) ||
        C->getNumArgs() < 3 || C->getNumArgs() > 4)
      return noSearch();
    for (const Expr *Begin : {C->getArg(0), From})
      if (const Expr *A = arrayOf(Begin); !A || !Ask.isArray(A))
        return refuse("the search is of another array than the move, or of a "
                      "part of it");
    std::optional<Spot> End = spotOf(C->getArg(1));
    if (!End || !Ask.isArray(End->Array) ||
        squeeze(textOf(U.Ctx, *End)) != squeeze(M.End))
      return noEnd();
    return complete(S, Ask.byLibrary(C, Upper));
  }

  /// `find(x)`: a function of the codebase that searches by halves.
  llvm::Expected<PoolSearch> ofFunction(PoolSearch S, const CallExpr *C) {
    const FunctionDecl *G = calleeIn(C);
    const FunctionDecl *Def = G ? G->getTemplateInstantiationPattern() : G;
    Def = Def ? Def : G;
    if (!Def || !Def->hasBody(Def) || !U.isOurs(Def))
      return refuse("the function that finds the place is not seen");
    const auto *Method = dyn_cast<CXXMethodDecl>(Def);
    const auto *Own = dyn_cast<CXXMethodDecl>(F);
    if (Method && (Method->isVirtual() || !Own ||
                   Method->getParent()->getCanonicalDecl() !=
                       Own->getParent()->getCanonicalDecl()))
      return refuse("the function that finds the place is virtual, or another "
                    "class's");
    if (Def->getDescribedFunctionTemplate())
      return refuse("the function that finds the place is a template");
    if (!Method && !Def->isExternallyVisible() && !isUsedBesides(U, Def))
      return refuse("nothing else calls " + Def->getName() +
                    ", which no other unit sees: compilers would warn of it");
    const auto *Body = dyn_cast<CompoundStmt>(Def->getBody());
    unsigned Exits = 0;
    while (Body && Exits < Body->size() &&
           isa<IfStmt>(Body->body_begin()[Exits]))
      ++Exits;
    std::optional<Halving> H = Body ? halvingAt(Body, Exits) : std::nullopt;
    const auto *Return =
        H && Body->size() == Exits + H->Length + 1
            ? dyn_cast<ReturnStmt>(Body->body_begin()[Exits + H->Length])
            : nullptr;
    for (unsigned I = 0; H && I < Exits; ++I)
      if (!agrees(U.Ctx, Body->body_begin()[I], *H))
        Return = nullptr;
    const ValueDecl *Found =
        Return ? variableOf(Return->getRetValue()) : nullptr;
    if (hasDirective(Body))
      return refuse("a directive stands in the function that finds the place");
    if (!Found || (Found != H->Low && (Found != H->High || H->Closed)))
      return refuse("the function that finds the place does more than search "
                    "by halves");
    llvm::Expected<Renaming> Names = Ask.argumentsOf(C, Def, *H);
    if (!Names)
      return Names.takeError();
    S.Reads = {H->Asked};
    S.Reads.insert(S.Reads.end(), C->arg_begin(), C->arg_end());
    S.Reads.insert(S.Reads.end(), H->Count.Plus.begin(), H->Count.Plus.end());
    std::string Count;
    for (const Expr *E : H->Count.Plus) {
      if (llvm::Error Not = Ask.checkNames(E, *Names, Def))
        return std::move(Not);
      std::string One = textWith(U.Ctx, E, *Names);
      Count += (Count.empty() ? "" : "+") + One;
    }
    if (int64_t N = H->Count.Number)
      Count += (N < 0 ? "-" : "+") + std::to_string(std::abs(N));
    if (!H->Count.Minus.empty() || plainText(Count) != plainText(M.End))
      return noEnd();
    return complete(S, Ask.byHalves(*H, *Names, Def));
  }

  bool hasDirective(const Stmt *Body) const {
    std::optional<Span> S =
        Body ? spanOf(U.Ctx, Body->getSourceRange()) : std::nullopt;
    if (!S)
      return true;
    llvm::StringRef File = U.sources().getBufferData(S->File);
    for (unsigned At = S->Begin; At < S->End; At = lineEnd(File, At))
      if (File.slice(At, S->End).ltrim().starts_with("#"))
        return true;
    return false;
  }

  /// The function that a call by name means, in templates as well.
  const FunctionDecl *calleeIn(const CallExpr *C) const {
    Callee R = calleeOf(C);
    if (R.Object && !isa<CXXThisExpr>(bare(R.Object)))
      return nullptr;
    if (R.Decl)
      return R.Decl;
    const auto *Own = dyn_cast<CXXMethodDecl>(F);
    const FunctionDecl *One = nullptr;
    unsigned Count = 0;
    auto Add = [&](const NamedDecl *D) {
      const FunctionDecl *G = D->getUnderlyingDecl()->getAsFunction();
      Count += 1;
      One = G && G->getNumParams() == C->getNumArgs() ? G : nullptr;
    };
    if (const auto *Some = dyn_cast<OverloadExpr>(bare(C->getCallee())))
      llvm::for_each(Some->decls(), Add);
    else if (Own && isa<CXXDependentScopeMemberExpr>(bare(C->getCallee())))
      for (const Decl *D : Own->getParent()->decls())
        if (const auto *N = dyn_cast<NamedDecl>(D);
            N && N->getNameAsString() == R.Name)
          Add(N);
    return Count == 1 ? One : nullptr;
  }

  llvm::Expected<PoolSearch> complete(PoolSearch S,
                                      llvm::Expected<std::string> Further) {
    if (!Further)
      return Further.takeError();
    S.Further = *Further;
    const auto *D = cast<DeclStmt>(placeIn(S));
    const auto *First = cast<VarDecl>(*D->decl_begin());
    const VarDecl *V = M.Place;
    QualType T = V->getType();
    if (!V->hasLocalStorage() || V->hasAttrs() || V->isConstexpr() ||
        T.isVolatileQualified() || T->isReferenceType() || T->isPointerType() ||
        !T->isIntegerType() || T->isBooleanType() ||
        (!T->isDependentType() && U.Ctx.getIntWidth(T) < 32))
      return noNumber();
    std::optional<Span> Text =
        spanOf(U.Ctx, SourceRange(D->getBeginLoc(), First->getLocation()));
    if (!Text || !First->getLocation().isFileID())
      return refuse("the search is spelled by a macro");
    Text->End -= First->getName().size();
    bool Odd = false;
    std::string Written = onOneLine(textOf(U.Ctx, *Text).str());
    forEachToken(Written, [&](const Token &, llvm::StringRef W) {
      Odd |= W == "auto" || W == "decltype" || W == "__auto_type";
    });
    S.Type = llvm::StringRef(llvm::Regex("(^| )const( |$)").sub(" ", Written))
                 .trim()
                 .str();
    if (Odd || S.Type.empty())
      return noNumber();
    return S;
  }

  /// The statement that declares the place.
  const Stmt *placeIn(const PoolSearch &S) const {
    for (unsigned I = S.At; I < S.Behind; ++I)
      if (const auto *D = dyn_cast<DeclStmt>(M.Block->body_begin()[I]);
          D && llvm::is_contained(D->decls(), M.Place))
        return D;
    llvm_unreachable("the place is declared where it is searched");
  }

  const ParsedUnit &U;
  const FunctionDecl *F;
  const PoolMove &M;
  Question Ask;
  std::optional<unsigned> Declared;
};

} // namespace

llvm::Expected<PoolSearch>
poolSearch(const ParsedUnit &U, const FunctionDecl *F, const PoolMove &M) {
  return Finder(U, F, M).run();
}

} // namespace crinn::passes
