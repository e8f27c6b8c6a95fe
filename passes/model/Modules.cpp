//===- Modules.cpp - which entry points reach a function ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Modules.h"
#include "passes/model/Sites.h"

#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The functions that a body names: called, constructed, or passed on.
class Named : public RecursiveASTVisitor<Named> {
public:
  std::vector<const FunctionDecl *> Out;

  bool shouldVisitImplicitCode() const { return true; }
  bool VisitDeclRefExpr(DeclRefExpr *E) { return add(E->getDecl()); }
  bool VisitMemberExpr(MemberExpr *E) { return add(E->getMemberDecl()); }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    return add(E->getConstructor());
  }
  bool VisitVarDecl(VarDecl *V) {
    if (const CXXRecordDecl *R = V->getType()->getAsCXXRecordDecl())
      if (R->hasDefinition() && R->getDestructor())
        add(R->getDestructor());
    return true;
  }

private:
  bool add(const ValueDecl *D) {
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      Out.push_back(F);
    return true;
  }
};

std::string nameOf(const FunctionDecl *F) {
  const FunctionDecl *P =
      F->getTemplateInstantiationPattern(/*ForDefinition=*/false);
  return signatureOf(P ? P : F);
}

/// Every function below the root and in the main file, instances included.
class Bodies : public RecursiveASTVisitor<Bodies> {
public:
  Bodies(const ParsedUnit &U,
         std::map<std::string, std::set<std::string>> &Names)
      : U(U), Names(Names) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool TraverseStmt(Stmt *) { return true; }
  bool TraverseDecl(Decl *D) {
    if (D && !isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl>(D) &&
        !U.isOurs(D) &&
        !U.sources().isInMainFile(
            U.sources().getExpansionLoc(D->getLocation())))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }
  bool VisitFunctionDecl(FunctionDecl *F) {
    if (const auto *M = dyn_cast<CXXMethodDecl>(F))
      for (const CXXMethodDecl *Base : M->overridden_methods())
        Names[nameOf(Base)].insert(nameOf(M));
    if (!F->doesThisDeclarationHaveABody() || F->isDependentContext())
      return true;
    std::set<std::string> &Mine = Names[nameOf(F)];
    Named N;
    N.TraverseDecl(F);
    for (const FunctionDecl *Other : N.Out)
      Mine.insert(nameOf(Other));
    return true;
  }

private:
  const ParsedUnit &U;
  std::map<std::string, std::set<std::string>> &Names;
};

} // namespace

void CallGraph::add(const ParsedUnit &U) {
  Bodies(U, Names).TraverseDecl(U.Ctx.getTranslationUnitDecl());
}

std::map<std::string, std::set<std::string>> CallGraph::modules() const {
  std::map<std::string, std::set<std::string>> Out;
  for (auto [Entry, Module] : {std::pair("crinn_build(", "construction"),
                               std::pair("crinn_search(", "search")}) {
    std::vector<std::string> Open;
    for (const auto &[Name, Others] : Names)
      if (llvm::StringRef(Name).starts_with(Entry))
        Open.push_back(Name);
    std::set<std::string> Seen;
    while (!Open.empty()) {
      std::string Name = std::move(Open.back());
      Open.pop_back();
      if (!Seen.insert(Name).second)
        continue;
      Out[Name].insert(Module);
      if (auto It = Names.find(Name); It != Names.end())
        Open.insert(Open.end(), It->second.begin(), It->second.end());
    }
  }
  return Out;
}

} // namespace crinn::passes
