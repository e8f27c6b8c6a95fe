//===- Sites.cpp - the searches of a unit, named --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Sites.h"
#include "passes/model/Bind.h"
#include "passes/model/Recognisers.h"

#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

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
    return count(nameOf(K).str() + "@" + signatureOf(F));
  }

  /// A setting is named by its declaration: which of a function's or class's
  /// settings are found depends on the unit, and so would their numbers.
  std::string next(const Idiom &I) {
    const ValueDecl *D = I.Roles.empty() ? nullptr : I.Roles[0].Decl;
    if (!D || (I.Kind != IdiomKind::Ef && I.Kind != IdiomKind::Tunable))
      return next(I.Kind, I.Function);
    bool Local = isa<FunctionDecl>(D->getDeclContext());
    std::string Of = Local
                         ? signatureOf(I.Function) + ":" + D->getNameAsString()
                         : D->getQualifiedNameAsString();
    return count(nameOf(I.Kind).str() + "@" + Of);
  }

private:
  std::string count(const std::string &Id) {
    return Id + "#" + std::to_string(Counts[Id]++);
  }

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

static Findings findAll(const ParsedUnit &U, const Learnt &L) {
  Findings Found;
  for (const FunctionView &V : L.Views) {
    for (const BestFirst &B : findBestFirst(V, Found.Misses))
      Found.Idioms.push_back(idiomOf(U, B));
    findGreedyDescents(V, Found);
    findPrunes(V, Found);
    findKernels(V, Found);
  }
  for (const FunctionView &V : L.Views) // which prunes tell apart
    findReverseLinks(V, Found);
  UnitView Whole{U, L.Views};
  findSeeds(Whole, Found);
  findReRanks(Whole, Found);
  findStorage(Whole, Found);
  findTunables(Whole, Found);
  return Found;
}

static Model named(const ParsedUnit &U, Findings Found) {
  llvm::stable_sort(Found.Idioms, [&](const Idiom &A, const Idiom &B) {
    return placeIn(U, A.At) < placeIn(U, B.At);
  });
  Model M;
  Ids Named;
  for (Idiom &I : Found.Idioms)
    M.Idioms.push_back({Named.next(I), std::move(I)});
  M.Misses = std::move(Found.Misses);
  return M;
}

Model modelOf(const ParsedUnit &U) { return named(U, findAll(U, Learnt(U))); }

llvm::Expected<Model> modelOf(const ParsedUnit &U, const Binding &Stated,
                              std::set<size_t> &Met) {
  Learnt L(U);
  Findings Found = findAll(U, L);
  if (llvm::Error E = bindStated(U, Stated, L.Functions, Found, Met))
    return std::move(E);
  return named(U, std::move(Found));
}

bool isFound(const Findings &Found, IdiomKind K, SourceLocation At) {
  return llvm::any_of(
      Found.Idioms, [&](const Idiom &I) { return I.Kind == K && I.At == At; });
}

} // namespace crinn::passes
