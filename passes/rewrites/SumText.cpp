//===- SumText.cpp - a summing loop's steps as text -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SumText.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"

#include "llvm/ADT/StringExtras.h"

#include <map>

using namespace clang;

namespace crinn::passes {
namespace {

/// True if `i + 1` may stand for \p D as it is: an index, an argument, a
/// summand, all of a cast's parentheses.
bool takesSum(ASTContext &Ctx, const DeclRefExpr *D) {
  if (D->getLocation().isMacroID()) // which puts it who knows where
    return false;
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
    if (const auto *O = dyn_cast<CXXOperatorCallExpr>(Next))
      return O->getOperator() == OO_Subscript || O->getOperator() == OO_Call;
    return isa<ArraySubscriptExpr, CallExpr, ParenExpr, CXXNamedCastExpr,
               CXXFunctionalCastExpr>(Next);
  }
}

/// \p Text with lines that began with \p Old beginning with \p New.
std::string moved(std::string Text, const std::string &Old,
                  const std::string &New) {
  for (size_t At = 0; (At = Text.find('\n', At)) != std::string::npos;)
    if (llvm::StringRef(Text).substr(++At).starts_with(Old))
      Text.replace(At, Old.size(), New);
  return Text;
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
    llvm::StringRef File = U.sources().getBufferData(At->File);
    Out += Indent + moved(Text, indentAt(File, At->Begin), Indent) + Newline;
  }
  return Out;
}

Copies::Copies(const ParsedUnit &U, const FunctionDecl *F) {
  if (std::optional<Span> S = spanOf(U.Ctx, F->getSourceRange()))
    Text = textOf(U.Ctx, *S).str();
  forEachToken(Text, [&](const Token &, llvm::StringRef Word) {
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
    take(Next);
    Mine.push_back(Next);
  }
  return Mine[N - 1];
}

std::string writtenType(const ParsedUnit &U, const VarDecl *V) {
  QualType T = V->getType().getUnqualifiedType();
  if (T->getContainedAutoType()) {
    if (T->isDependentType() || T.getCanonicalType()->isVectorType())
      return T->isDependentType() ? "" : "auto";
    return T.getAsString(PrintingPolicy(U.Ctx.getLangOpts()));
  }
  const TypeSourceInfo *I = V->getTypeSourceInfo();
  if (!I)
    return "";
  SourceRange R = I->getTypeLoc().getUnqualifiedLoc().getSourceRange();
  std::optional<Span> S = spanOf(U.Ctx, R);
  return S ? textOf(U.Ctx, *S).str() : "";
}

llvm::Expected<LoopStart> takeStart(const ParsedUnit &U, const SumLoop &L,
                                    const Names &N, EditSet &Out) {
  LoopStart Start{"", L.End.Moved->getName().str()};
  if (!L.Init)
    return Start;
  std::optional<Span> At = spanOf(U.Ctx, L.Init->getSourceRange());
  const auto *D = dyn_cast<DeclStmt>(L.Init);
  if (At && !D) {
    Out.replace(At->Begin, At->End, "");
    Start.Before = textOf(U.Ctx, *At).str() + ";";
    return Start;
  }
  const VarDecl *V = L.End.Moved;
  bool Alone = D && D->isSingleDecl() && D->getSingleDecl() == V &&
               V->getInit() && V->getInitStyle() == VarDecl::CInit;
  std::optional<Span> Value =
      Alone ? spanOf(U.Ctx, V->getInit()->getSourceRange()) : std::nullopt;
  std::string Type = writtenType(U, V);
  if (!At || !Value || Type.empty())
    return refuse("the loop's head declares more than a variable with its "
                  "value, or a macro spells it");
  Start.Moved = N.fresh("done");
  Start.Before =
      Type + " " + Start.Moved + " = " + textOf(U.Ctx, *Value).str() + ";";
  Out.replace(Value->Begin, Value->End, Start.Moved);
  return Start;
}

} // namespace crinn::passes
