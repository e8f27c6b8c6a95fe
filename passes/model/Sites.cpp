//===- Sites.cpp - the searches of a unit, named --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Sites.h"
#include "passes/source/Text.h"

#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;
using nlohmann::json;

namespace crinn::passes {
namespace {

class Definitions : public RecursiveASTVisitor<Definitions> {
public:
  explicit Definitions(const ParsedUnit &U) : U(U) {}
  std::vector<const FunctionDecl *> Out;

  // The bodies are for the model; here only declarations count. Lambdas are
  // part of the function that holds them.
  bool TraverseStmt(Stmt *) { return true; }

  bool TraverseDecl(Decl *D) {
    // Whole files outside the root are left out early: they are most of a
    // unit. A namespace may be reopened in many files.
    if (D && !isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl>(D) &&
        !U.isOurs(D))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }

  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->doesThisDeclarationHaveABody() && F->getBody())
      Out.push_back(F);
    return true;
  }

private:
  const ParsedUnit &U;
};

} // namespace

std::vector<const FunctionDecl *> functionsOf(const ParsedUnit &U) {
  Definitions D(U);
  D.TraverseDecl(U.Ctx.getTranslationUnitDecl());
  return std::move(D.Out);
}

std::string signatureOf(const FunctionDecl *F) {
  PrintingPolicy Policy(F->getASTContext().getLangOpts());
  Policy.adjustForCPlusPlus();
  std::string Out = F->getQualifiedNameAsString() + "(";
  for (unsigned I = 0; I < F->getNumParams(); ++I)
    Out += (I ? ", " : "") + F->getParamDecl(I)->getType().getAsString(Policy);
  Out += ")";
  if (const auto *M = dyn_cast<CXXMethodDecl>(F); M && M->isConst())
    Out += " const";
  return Out;
}

Model modelOf(const ParsedUnit &U) {
  std::vector<const FunctionDecl *> Functions = functionsOf(U);
  PrefetchCalls P(Functions);
  Model M;
  for (const FunctionDecl *F : Functions) {
    Found One = findBestFirst(U.Ctx, F, P);
    unsigned Ordinal = 0;
    for (BestFirst &B : One.Searches)
      M.Searches.push_back(
          {"best-first@" + signatureOf(F) + "#" + std::to_string(Ordinal++),
           std::move(B)});
    M.Misses.insert(M.Misses.end(), One.Misses.begin(), One.Misses.end());
  }
  const SourceManager &SM = U.sources();
  auto Where = [&](const NamedSearch &S) {
    SourceLocation L = SM.getExpansionLoc(S.Search.Loop->getBeginLoc());
    return std::pair(U.pathBelowRoot(SM.getFileID(L)).value_or(""),
                     SM.getFileOffset(L));
  };
  llvm::sort(M.Searches, [&](const NamedSearch &A, const NamedSearch &B) {
    return Where(A) < Where(B);
  });
  return M;
}

static json roleOf(const ParsedUnit &U, const Stmt *S) {
  std::string Text = textOf(U.Ctx, S);
  // A loop or branch is shown by its head.
  if (isa<ForStmt, WhileStmt, CXXForRangeStmt, IfStmt>(S))
    Text = Text.substr(0, Text.find('{'));
  return {
      {"source", llvm::StringRef(Text).trim().str()},
      {"line", U.sources().getExpansionLineNumber(S->getBeginLoc())},
      {"dependent", isa<Expr>(S) && cast<Expr>(S)->isInstantiationDependent()},
      {"macro", S->getBeginLoc().isMacroID()}};
}

static json prefetchRole(const ParsedUnit &U, const PrefetchStmt &P) {
  static const char *const Uses[] = {"vector", "visited", "other"};
  json J = roleOf(U, P.Statement);
  J["of"] = Uses[P.What];
  J["look_ahead"] = P.Ahead;
  J["lines"] = P.Lines;
  J["locality"] = P.Locality;
  return J;
}

Site describe(const ParsedUnit &U, const NamedSearch &N) {
  const BestFirst &B = N.Search;
  const SourceManager &SM = U.sources();
  SourceLocation L = SM.getExpansionLoc(B.Loop->getBeginLoc());
  Site S;
  S.Id = N.Id;
  S.Idiom = "best-first";
  S.Function = B.Function->getQualifiedNameAsString();
  S.File = U.pathBelowRoot(SM.getFileID(L)).value_or("");
  S.Line = SM.getLineNumber(SM.getFileID(L), SM.getFileOffset(L));
  json &R = S.Roles = json::object();
  auto Put = [&](const char *Name, const Stmt *Node) {
    if (Node && !textOf(U.Ctx, Node).empty())
      R[Name].push_back(roleOf(U, Node));
  };
  Put("pool", B.Pool);
  Put("result", B.Result);
  Put("pop", B.Pop);
  R["current"].push_back(
      {{"source", B.Current->getNameAsString()},
       {"line", SM.getExpansionLineNumber(B.Current->getLocation())}});
  Put("expand", B.Expand.Loop);
  if (B.Batched)
    Put("score", B.Score.Loop);
  if (B.Expand.Neighbour)
    R["neighbour"].push_back(
        {{"source", B.Expand.Neighbour->getNameAsString()},
         {"line",
          SM.getExpansionLineNumber(B.Expand.Neighbour->getLocation())}});
  Put("visited-test", B.VisitedTest);
  Put("visited-mark", B.VisitedMark ? B.VisitedMark : B.VisitedTest);
  for (const Expr *F : B.Filters)
    Put("filter", F);
  Put("distance", B.Distance);
  for (const CallExpr *C : B.Inserts)
    Put("insert", C);
  for (const Expr *E : B.Stops)
    Put("stop", E);
  for (const PrefetchStmt &P : B.Prefetches)
    R["prefetch"].push_back(prefetchRole(U, P));
  return S;
}

} // namespace crinn::passes
