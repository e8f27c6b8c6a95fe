//===- Modules.cpp - which entry points reach a function ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Modules.h"

#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace crinn::passes {
namespace {

using Functions = llvm::DenseSet<const FunctionDecl *>;

/// Overrides of virtual functions below the root, instantiations included.
class Overrides : public RecursiveASTVisitor<Overrides> {
public:
  llvm::DenseMap<const FunctionDecl *, Functions> Of;

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool TraverseStmt(Stmt *) { return true; }
  bool VisitCXXMethodDecl(CXXMethodDecl *M) {
    for (const CXXMethodDecl *Base : M->overridden_methods())
      Of[Base->getCanonicalDecl()].insert(M);
    return true;
  }
};

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

void spread(const FunctionDecl *From, const std::string &Module,
            const Overrides &O, Reach &Out) {
  std::vector<const FunctionDecl *> Todo = {From};
  Functions Seen;
  while (!Todo.empty()) {
    const FunctionDecl *F = Todo.back();
    Todo.pop_back();
    if (auto It = O.Of.find(F->getCanonicalDecl()); It != O.Of.end())
      for (const FunctionDecl *Over : It->second)
        Todo.push_back(Over);
    const FunctionDecl *Def = nullptr;
    if (!F->hasBody(Def) || !Seen.insert(Def).second)
      continue;
    const FunctionDecl *Pattern = Def->getTemplateInstantiationPattern();
    Out[Pattern ? Pattern : Def].insert(Module);
    Named N;
    N.TraverseDecl(const_cast<FunctionDecl *>(Def));
    Todo.insert(Todo.end(), N.Out.begin(), N.Out.end());
  }
}

} // namespace

Reach reachOf(const ParsedUnit &U) {
  Reach Out;
  std::vector<std::pair<const FunctionDecl *, std::string>> Entries;
  std::function<void(const DeclContext *)> Look = [&](const DeclContext *C) {
    for (const Decl *D : C->decls()) {
      if (const auto *L = dyn_cast<LinkageSpecDecl>(D))
        Look(L);
      const auto *F = dyn_cast<FunctionDecl>(D);
      if (!F || !F->getIdentifier() || !F->doesThisDeclarationHaveABody())
        continue;
      if (F->getName() == "crinn_build")
        Entries.push_back({F, "construction"});
      else if (F->getName() == "crinn_search")
        Entries.push_back({F, "search"});
    }
  };
  Look(U.Ctx.getTranslationUnitDecl());
  if (Entries.empty())
    return Out;
  Overrides O;
  O.TraverseDecl(U.Ctx.getTranslationUnitDecl());
  for (const auto &[F, Module] : Entries)
    spread(F, Module, O, Out);
  return Out;
}

} // namespace crinn::passes
