//===- Sites.cpp - the searches of a unit, named --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Sites.h"
#include "passes/model/Recognisers.h"
#include "passes/source/Text.h"

#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"

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

namespace {

/// Functions with what was learnt of each; views refer to the rest.
struct Learnt {
  explicit Learnt(const ParsedUnit &U)
      : Functions(functionsOf(U)), Prefetches(Functions) {
    All.reserve(Functions.size());
    Views.reserve(Functions.size());
    for (const FunctionDecl *F : Functions) {
      All.push_back(factsOf(F->getBody()));
      Views.push_back({U, F, All.back(), Prefetches});
    }
  }
  std::vector<const FunctionDecl *> Functions;
  PrefetchCalls Prefetches;
  std::vector<Facts> All;
  std::vector<FunctionView> Views;
};

/// File and offset: the order in which scan reports.
std::pair<std::string, unsigned> placeIn(const ParsedUnit &U,
                                         SourceLocation L) {
  const SourceManager &SM = U.sources();
  L = SM.getExpansionLoc(L);
  return {U.pathBelowRoot(SM.getFileID(L)).value_or(""), SM.getFileOffset(L)};
}

/// idiom@function(signature)#ordinal, counted per function and idiom.
class Ids {
public:
  std::string next(IdiomKind K, const FunctionDecl *F) {
    std::string Id = nameOf(K).str() + "@" + signatureOf(F) + "#";
    return Id + std::to_string(Counts[Id]++);
  }

private:
  std::map<std::string, unsigned> Counts;
};

} // namespace

std::vector<NamedSearch> searchesOf(const ParsedUnit &U) {
  Learnt L(U);
  Ids Named;
  std::vector<NamedSearch> Out;
  std::vector<NearMiss> Misses;
  for (const FunctionView &V : L.Views)
    for (BestFirst &B : findBestFirst(V, Misses))
      Out.push_back(
          {Named.next(IdiomKind::BestFirst, B.Function), std::move(B)});
  llvm::sort(Out, [&](const NamedSearch &A, const NamedSearch &B) {
    return placeIn(U, A.Search.Loop->getBeginLoc()) <
           placeIn(U, B.Search.Loop->getBeginLoc());
  });
  return Out;
}

Model modelOf(const ParsedUnit &U) {
  Learnt L(U);
  Findings Found;
  for (const FunctionView &V : L.Views) {
    for (const BestFirst &B : findBestFirst(V, Found.Misses))
      Found.Idioms.push_back(idiomOf(U, B));
    findGreedyDescents(V, Found);
    findPrunes(V, Found);
    findReverseLinks(V, Found);
    findKernels(V, Found);
    findStorage(V, Found);
  }
  UnitView Whole{U, L.Views};
  findSeeds(Whole, Found);
  findReRanks(Whole, Found);
  findTunables(Whole, Found);

  llvm::stable_sort(Found.Idioms, [&](const Idiom &A, const Idiom &B) {
    return placeIn(U, A.At) < placeIn(U, B.At);
  });
  Model M;
  Ids Named;
  for (Idiom &I : Found.Idioms)
    M.Idioms.push_back({Named.next(I.Kind, I.Function), std::move(I)});
  M.Misses = std::move(Found.Misses);
  return M;
}

bool isFound(const Findings &Found, IdiomKind K, SourceLocation At) {
  return llvm::any_of(
      Found.Idioms, [&](const Idiom &I) { return I.Kind == K && I.At == At; });
}

StringRef nameOf(IdiomKind K) {
  static const char *const Names[] = {
      "best-first", "greedy-descent", "seed",    "prune", "reverse-link",
      "re-rank",    "kernel",         "storage", "ef",    "tunable"};
  return Names[unsigned(K)];
}

static json roleOf(const ParsedUnit &U, const Bound &B) {
  const SourceManager &SM = U.sources();
  SourceLocation At = B.Decl ? B.Decl->getLocation() : B.Node->getBeginLoc();
  json J = {{"line", SM.getExpansionLineNumber(At)},
            {"macro", At.isMacroID()},
            {"dependent", false}};
  if (B.Decl) {
    J["source"] = B.Decl->getNameAsString();
    return J;
  }
  std::string Text = textOf(U.Ctx, B.Node);
  if (Text.empty() && At.isMacroID()) { // part of a macro's body: its use
    CharSourceRange Use = SM.getExpansionRange(B.Node->getSourceRange());
    Text = Lexer::getSourceText(Use, SM, U.Ctx.getLangOpts()).str();
  }
  // A loop or branch is shown by its head.
  if (isa<ForStmt, WhileStmt, CXXForRangeStmt, IfStmt, DoStmt>(B.Node))
    Text = Text.substr(0, Text.find('{'));
  J["source"] = StringRef(Text).trim().str();
  if (const auto *E = dyn_cast<Expr>(B.Node))
    J["dependent"] = E->isInstantiationDependent();
  if (B.More.is_object())
    J.update(B.More);
  return J;
}

Site describe(const ParsedUnit &U, const NamedIdiom &N) {
  const SourceManager &SM = U.sources();
  SourceLocation L = SM.getExpansionLoc(N.Found.At);
  Site S;
  S.Id = N.Id;
  S.Idiom = nameOf(N.Found.Kind).str();
  S.Function = N.Found.Function->getQualifiedNameAsString();
  S.File = U.pathBelowRoot(SM.getFileID(L)).value_or("");
  S.Line = SM.getExpansionLineNumber(L);
  S.Roles = json::object();
  for (const Bound &B : N.Found.Roles) {
    json J = roleOf(U, B);
    if (!J["source"].get<std::string>().empty())
      S.Roles[B.Role].push_back(std::move(J));
  }
  return S;
}

Miss describe(const ParsedUnit &U, const NearMiss &N) {
  const SourceManager &SM = U.sources();
  SourceLocation L = SM.getExpansionLoc(N.At);
  Miss Out{nameOf(N.Kind).str(),
           N.Function->getQualifiedNameAsString(),
           U.pathBelowRoot(SM.getFileID(L)).value_or(""),
           SM.getExpansionLineNumber(L),
           {}};
  for (const NearMiss::Lack &K : N.Missing) {
    Miss::Lack One{K.Role, "", 0, K.Why};
    if (K.Seen) {
      One.Seen = textOf(U.Ctx, K.Seen);
      One.Line = SM.getExpansionLineNumber(K.Seen->getBeginLoc());
    }
    Out.Missing.push_back(std::move(One));
  }
  return Out;
}

} // namespace crinn::passes
