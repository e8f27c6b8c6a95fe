//===- SumText.cpp - a summing loop's steps as text -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SumText.h"

#include "clang/AST/ParentMapContext.h"

#include "llvm/ADT/StringExtras.h"

#include <map>

using namespace clang;

namespace crinn::passes {
namespace {

/// True if `i + 1` may stand for \p D as it is: an index, an argument, a
/// summand.
bool takesSum(ASTContext &Ctx, const DeclRefExpr *D) {
  const Stmt *S = D;
  while (true) {
    DynTypedNodeList Up = Ctx.getParents(*S);
    const Stmt *Next = Up.empty() ? nullptr : Up[0].get<Stmt>();
    if (!Next)
      return !Up.empty() && Up[0].get<VarDecl>();
    if (isa<ImplicitCastExpr>(Next)) {
      S = Next;
      continue;
    }
    if (const auto *B = dyn_cast<BinaryOperator>(Next))
      return B->getOpcode() == BO_Add || B->getOpcode() == BO_Assign;
    return isa<ArraySubscriptExpr, CallExpr, ParenExpr>(Next);
  }
}

} // namespace

llvm::Expected<std::string> stepText(const ParsedUnit &U, const SumLoop &L,
                                     const std::string &Indent,
                                     const std::string &Newline, Renamed As) {
  std::string Out;
  for (const Stmt *S : L.Body) {
    std::optional<Span> At = statementSpan(U.Ctx, S);
    if (!At)
      return refuse("a statement of the loop is spelled by a macro");
    std::map<unsigned, std::pair<unsigned, std::string>> Changes;
    bool Macro = false;
    auto Change = [&](SourceLocation Loc, const ValueDecl *V,
                      const DeclRefExpr *Use) {
      std::optional<std::string> To = As(V, S);
      if (!To)
        return;
      std::optional<Span> Name = spanOf(U.Ctx, SourceRange(Loc));
      if (!Name || Name->File != At->File || Name->Begin < At->Begin ||
          Name->End > At->End || textOf(U.Ctx, *Name) != V->getName()) {
        Macro = true;
        return;
      }
      bool IsSum = llvm::StringRef(*To).contains(' ');
      bool Bracket = IsSum && Use && !takesSum(U.Ctx, Use);
      Changes[Name->Begin - At->Begin] = {Name->size(),
                                          Bracket ? "(" + *To + ")" : *To};
    };
    walk(S, [&](const Stmt *N) {
      if (const auto *D = dyn_cast<DeclRefExpr>(N))
        Change(D->getLocation(), D->getDecl(), D);
      if (const auto *D = dyn_cast<DeclStmt>(N))
        for (const Decl *One : D->decls())
          if (const auto *V = dyn_cast<VarDecl>(One))
            Change(V->getLocation(), V, nullptr);
      return true;
    });
    if (Macro)
      return refuse("a macro of the loop spells a variable");
    std::string Text = textOf(U.Ctx, *At).str();
    for (auto It = Changes.rbegin(); It != Changes.rend(); ++It)
      Text.replace(It->first, It->second.first, It->second.second);
    Out += Indent + Text + Newline;
  }
  return Out;
}

Copies::Copies(const ParsedUnit &U, const FunctionDecl *F) {
  if (std::optional<Span> S = spanOf(U.Ctx, F->getSourceRange()))
    forEachToken(textOf(U.Ctx, *S), [&](const Token &, llvm::StringRef Word) {
      Taken.insert(Word.str());
    });
  for (const auto &[Name, Words] : U.Defined)
    Taken.insert(Name);
}

std::string Copies::name(const VarDecl *V, unsigned N) {
  if (N == 0)
    return V->getName().str();
  std::vector<std::string> &Mine = Given[V];
  std::string Base = V->getName().str();
  unsigned Number = 0;
  if (Base.size() > 1 && llvm::isDigit(Base.back())) {
    if (llvm::isDigit(Base[Base.size() - 2])) { // a width: sum256
      Base += "_";
    } else {
      Number = unsigned(Base.back() - '0');
      Base.pop_back();
    }
  }
  while (Mine.size() < N) {
    std::string Next;
    do
      Next = Base + std::to_string(++Number);
    while (!Taken.insert(Next).second);
    Mine.push_back(Next);
  }
  return Mine[N - 1];
}

std::string writtenType(const ParsedUnit &U, const VarDecl *V) {
  const TypeSourceInfo *I = V->getTypeSourceInfo();
  if (!I)
    return "";
  SourceRange R = I->getTypeLoc().getUnqualifiedLoc().getSourceRange();
  std::optional<Span> S = spanOf(U.Ctx, R);
  return S ? textOf(U.Ctx, *S).str() : "";
}

llvm::Expected<std::string> takeStart(const ParsedUnit &U,
                                      const FunctionDecl *F, const SumLoop &L,
                                      std::set<std::string> &Taken,
                                      EditSet &Out) {
  if (!L.Init)
    return "";
  std::optional<Span> At = spanOf(U.Ctx, L.Init->getSourceRange());
  if (!At)
    return refuse("the loop's start is spelled by a macro");
  std::string Text = textOf(U.Ctx, *At).str();
  const auto *D = dyn_cast<DeclStmt>(L.Init);
  if (!D) {
    Out.replace(At->Begin, At->End, "");
    return Text + ";";
  }
  VarSet InLoops, Own;
  walk(F->getBody(), [&](const Stmt *S) {
    if (const auto *Other = dyn_cast<ForStmt>(S))
      if (const auto *I = dyn_cast_or_null<DeclStmt>(Other->getInit()))
        for (const Decl *One : I->decls())
          if (const auto *V = dyn_cast<VarDecl>(One))
            InLoops.insert(V);
    return true;
  });
  for (const Decl *One : D->decls()) {
    const auto *V = dyn_cast<VarDecl>(One);
    bool Clash = !V || !Taken.insert(V->getName().str()).second;
    auto Ask = [&](const VarDecl *W) {
      Clash |=
          V && W != V && W->getName() == V->getName() && !InLoops.contains(W);
    };
    for (const ParmVarDecl *P : F->parameters())
      Ask(P);
    walk(F->getBody(), [&](const Stmt *S) {
      if (const auto *Other = dyn_cast<DeclStmt>(S))
        for (const Decl *W : Other->decls())
          if (const auto *X = dyn_cast<VarDecl>(W))
            Ask(X);
      return true;
    });
    if (Clash)
      return refuse("the loop's variable would have another one's name before "
                    "the loop");
  }
  Out.replace(At->Begin, At->End, ";");
  return Text;
}

} // namespace crinn::passes
