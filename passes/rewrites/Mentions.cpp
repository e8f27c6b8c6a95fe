//===- Mentions.cpp - where a unit names a setting ------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Mentions.h"
#include "passes/model/Acts.h"
#include "passes/model/Prefetching.h"
#include "passes/model/Sites.h"
#include "passes/model/ValueSources.h"

#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// A member of a dependent object is known by its name alone.
std::string memberOf(const CXXDependentScopeMemberExpr *E) {
  const IdentifierInfo *Name = E->getMember().getAsIdentifierInfo();
  return Name ? Name->getName().str() : "";
}

const ValueDecl *first(const ValueDecl *D) {
  return cast<ValueDecl>(asWritten(D)->getCanonicalDecl());
}

class Gatherer : public RecursiveASTVisitor<Gatherer> {
  using Base = RecursiveASTVisitor<Gatherer>;

public:
  explicit Gatherer(const ParsedUnit &U) : U(U) {}

  struct Use {
    const Expr *E = nullptr;
    const ValueDecl *Of = nullptr;
    std::string Name;                ///< where Of is not known
    const ValueDecl *Into = nullptr; ///< a constant that is made of it
    const char *Fixes = nullptr;
  };
  std::vector<Use> Uses;

  bool TraverseDecl(Decl *D) {
    if (!D || U.sources().isInSystemHeader(D->getLocation()))
      return true;
    const ValueDecl *Outer = Into;
    if (const auto *V = dyn_cast<VarDecl>(D);
        V && (V->isConstexpr() || V->getType().isConstQualified()))
      Into = first(V);
    else if (const auto *F = dyn_cast<FunctionDecl>(D); F && F->isConstexpr())
      Into = first(F);
    bool Go = Base::TraverseDecl(D);
    Into = Outer;
    return Go;
  }

  bool TraverseStaticAssertDecl(StaticAssertDecl *D) {
    return within("a static_assert depends on it",
                  [&] { return Base::TraverseStaticAssertDecl(D); });
  }
  bool TraverseEnumConstantDecl(EnumConstantDecl *D) {
    return within("an enumerator has its value from it",
                  [&] { return Base::TraverseEnumConstantDecl(D); });
  }
  bool TraverseFieldDecl(FieldDecl *D) {
    if (!D->isBitField())
      return Base::TraverseFieldDecl(D);
    return within("a bit field has its width from it",
                  [&] { return Base::TraverseFieldDecl(D); });
  }
  bool TraverseAttr(Attr *A) {
    return within("an attribute such as alignas depends on it",
                  [&] { return Base::TraverseAttr(A); });
  }
  bool TraverseCaseStmt(CaseStmt *S) {
    return within("a case label has its value from it",
                  [&] { return TraverseStmt(S->getLHS()); }) &&
           TraverseStmt(S->getSubStmt());
  }
  bool TraverseTemplateArgumentLoc(const TemplateArgumentLoc &A) {
    return within("a template argument depends on it",
                  [&] { return Base::TraverseTemplateArgumentLoc(A); });
  }
  bool TraverseConstantArrayTypeLoc(ConstantArrayTypeLoc L) {
    return sized([&] { return Base::TraverseConstantArrayTypeLoc(L); });
  }
  bool TraverseDependentSizedArrayTypeLoc(DependentSizedArrayTypeLoc L) {
    return sized([&] { return Base::TraverseDependentSizedArrayTypeLoc(L); });
  }
  bool TraverseVariableArrayTypeLoc(VariableArrayTypeLoc L) {
    return sized([&] { return Base::TraverseVariableArrayTypeLoc(L); });
  }

  bool VisitDeclRefExpr(DeclRefExpr *E) { return use(E, E->getDecl()); }
  bool VisitMemberExpr(MemberExpr *E) { return use(E, E->getMemberDecl()); }
  bool VisitCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *E) {
    Uses.push_back({E, nullptr, memberOf(E), Into, Fixes});
    return true;
  }

private:
  bool within(const char *What, llvm::function_ref<bool()> Go) {
    const char *Outer = Fixes;
    Fixes = What;
    bool More = Go();
    Fixes = Outer;
    return More;
  }
  bool sized(llvm::function_ref<bool()> Go) {
    return within("an array has its size from it", Go);
  }
  bool use(const Expr *E, const ValueDecl *D) {
    Uses.push_back({E, first(D), "", Into, Fixes});
    return true;
  }

  const ParsedUnit &U;
  const ValueDecl *Into = nullptr;
  const char *Fixes = nullptr;
};

/// The same parameter in each declaration of its function.
VarSet spellingsOf(const ValueDecl *D) {
  VarSet Out = {first(D)};
  const auto *P = dyn_cast<ParmVarDecl>(D);
  const auto *F = P ? dyn_cast<FunctionDecl>(P->getDeclContext()) : nullptr;
  if (F)
    for (const FunctionDecl *R : F->redecls())
      Out.insert(first(R->getParamDecl(P->getFunctionScopeIndex())));
  return Out;
}

bool mayLeave(const Stmt *S) {
  bool Out = false;
  walk(S, [&](const Stmt *N) {
    Out |= isa<ReturnStmt, BreakStmt, ContinueStmt, GotoStmt, CXXThrowExpr>(N);
    return !Out;
  });
  return Out;
}

} // namespace

Mentions mentionsOf(const ParsedUnit &U, const ValueDecl *D) {
  Gatherer G(U);
  G.TraverseDecl(U.Ctx.getTranslationUnitDecl());
  VarSet Made = spellingsOf(D);
  std::string Name =
      isa<FieldDecl, FunctionDecl>(D) ? D->getNameAsString() : "";
  auto Names = [&](const Gatherer::Use &M, const VarSet &Any) {
    return M.Of ? Any.contains(M.Of) : !Name.empty() && M.Name == Name;
  };
  Mentions Out;
  for (const Gatherer::Use &M : G.Uses)
    if (Names(M, Made))
      Out.All.push_back(M.E);
  for (bool More = true; More;) {
    More = false;
    for (const Gatherer::Use &M : G.Uses)
      if (M.Into && Names(M, Made))
        More |= Made.insert(M.Into).second;
  }
  for (const Gatherer::Use &M : G.Uses)
    if (M.Fixes && Out.Fixes.empty() && Names(M, Made))
      Out.Fixes = M.Fixes;
  return Out;
}

bool onlySteersPrefetches(const ParsedUnit &U,
                          llvm::ArrayRef<const Expr *> All) {
  std::vector<const FunctionDecl *> Functions = functionsOf(U);
  PrefetchCalls P(Functions);
  llvm::DenseSet<const Stmt *> Inside;
  auto IsPrefetch = [&](const Stmt *S) {
    const auto *C = dyn_cast<CallExpr>(S);
    return C && P.isPrefetch(C);
  };
  auto Prefetches = [&](const Stmt *S) {
    bool Met = false;
    walk(S, [&](const Stmt *N) { return Met |= IsPrefetch(N), !Met; });
    return Met;
  };
  for (const FunctionDecl *F : Functions)
    walk(F->getBody(), [&](const Stmt *S) {
      bool Block = isa<IfStmt, ForStmt, WhileStmt>(S) && !mayLeave(S);
      if (!(Block && Prefetches(S)) && !IsPrefetch(S))
        return true;
      if (mayAct(P, S))
        return true;
      walk(S, [&](const Stmt *N) { return Inside.insert(N), true; });
      return false;
    });
  return llvm::all_of(All, [&](const Expr *E) { return Inside.contains(E); });
}

} // namespace crinn::passes
