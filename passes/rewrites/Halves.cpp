//===- Halves.cpp - the two halves of a neighbour loop --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Halves.h"
#include "passes/model/Effects.h"
#include "passes/rewrites/Rewrite.h"

#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The instances of one function.
class Instances : public RecursiveASTVisitor<Instances> {
public:
  Instances(const ParsedUnit &U, const FunctionDecl *Pattern)
      : U(U), Pattern(Pattern->getCanonicalDecl()) {}
  std::vector<const FunctionDecl *> Out;

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool TraverseStmt(Stmt *) { return true; }
  bool TraverseDecl(Decl *D) {
    if (D && !isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl>(D) &&
        !U.isOurs(D))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }
  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->doesThisDeclarationHaveABody() && !F->isDependentContext())
      if (const FunctionDecl *P = F->getTemplateInstantiationPattern())
        if (P->getCanonicalDecl() == Pattern)
          Out.push_back(F);
    return true;
  }

private:
  const ParsedUnit &U;
  const FunctionDecl *Pattern;
};

/// Where statements of one loop stand in an instance of it: at the same places
/// of the same blocks.
class Twin {
public:
  Twin(const BestFirst &B, const CompoundStmt *There) {
    pair(B.Expand.Body, There);
    const auto *If = dyn_cast_or_null<IfStmt>((*this)(B.VisitedIf));
    if (!If)
      return;
    Condition = If->getCond();
    const auto *Then = dyn_cast<CompoundStmt>(B.VisitedIf->getThen());
    if (Then)
      pair(Then, dyn_cast<CompoundStmt>(If->getThen()));
  }
  const Expr *Condition = nullptr;

  const Stmt *operator()(const Stmt *S) const { return Of.lookup(S); }

private:
  void pair(const CompoundStmt *A, const CompoundStmt *B) {
    if (B && A->size() == B->size())
      for (auto [Mine, Its] : llvm::zip(A->body(), B->body()))
        Of[Mine] = Its;
  }
  llvm::DenseMap<const Stmt *, const Stmt *> Of;
};

const ForStmt *sameLoop(const FunctionDecl *F, const ForStmt *Loop) {
  const ForStmt *Out = nullptr;
  walk(F->getBody(), [&](const Stmt *S) {
    const auto *For = dyn_cast<ForStmt>(S);
    if (For && For->getForLoc() == Loop->getForLoc())
      Out = For;
    return !Out;
  });
  return Out;
}

bool same(const std::vector<const Stmt *> &From, const Twin &T,
          std::vector<const Stmt *> &Into) {
  for (const Stmt *S : From)
    Into.push_back(T(S));
  return !llvm::is_contained(Into, nullptr);
}

llvm::Error check(const Halves &H, const BestFirst &B, const Trust &T) {
  Effects F, S;
  F.add(H.Loop->getCond(), T);
  F.add(H.Loop->getInc(), T);
  if (H.Condition)
    F.add(H.Condition, T);
  for (const Stmt *One : H.First)
    F.add(One, T);
  for (const Stmt *One : H.Second)
    S.add(One, T);
  // Each half has a copy of the neighbour.
  std::vector<const VarDecl *> Own = H.Own;
  Own.push_back(H.Neighbour);
  for (const VarDecl *V : Own)
    for (Effects *E : {&F, &S}) {
      E->Reads.erase(placeOf(V));
      E->Writes.erase(placeOf(V));
    }
  if (!common(S.Writes, F.Reads).empty() || !common(S.Writes, F.Writes).empty())
    return refuse("scoring may change what the visited half reads");
  if (!common(F.Writes, S.Reads).empty())
    return refuse("the visited half may change what scoring reads");
  if (!S.Unseen.empty())
    return refuse("scoring calls what cannot be followed: " + S.Unseen);
  if (!F.Unseen.empty())
    return refuse("the visited half calls what cannot be followed: " +
                  F.Unseen);
  return llvm::Error::success();
}

} // namespace

Trust trustIn(const BestFirst &B) {
  Trust T;
  T.add(B.VisitedTest);
  T.add(B.VisitedMark);
  for (const Expr *I : B.Inserts)
    if (const auto *C = dyn_cast<CallExpr>(I))
      T.addOne(C);
  for (const CallExpr *D : B.Distances)
    T.addOne(D);
  if (B.Distance) {
    T.addOne(B.Distance);
    if (!calleeOf(B.Distance).Decl)
      T.Pointer = calleeOf(B.Distance).Name;
  }
  return T;
}

bool looksAhead(const BestFirst &B, const Stmt *S) {
  return llvm::any_of(B.Prefetches, [&](const PrefetchStmt &P) {
    return P.Statement == S && P.LookAhead;
  });
}

static const VarDecl *declaredIn(const std::vector<const Stmt *> &Half,
                                 DeclarationName Name) {
  for (const Stmt *S : Half)
    if (const auto *D = dyn_cast_or_null<DeclStmt>(S))
      for (const Decl *One : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(One);
            V && V->getDeclName() == Name)
          return V;
  return nullptr;
}

std::vector<Halves> instancesOf(const ParsedUnit &U, const BestFirst &B,
                                const Halves &AsWritten) {
  Instances All(U, B.Function);
  All.TraverseDecl(U.Ctx.getTranslationUnitDecl());
  std::vector<Halves> Out;
  for (const FunctionDecl *F : All.Out) {
    Halves H;
    H.Loop = sameLoop(F, AsWritten.Loop);
    if (!H.Loop) // of a branch that this instance leaves out
      continue;
    Twin T(B, dyn_cast<CompoundStmt>(H.Loop->getBody()));
    H.Condition = AsWritten.Condition ? T.Condition : nullptr;
    H.Neighbour = declaredIn({T(B.Expand.NeighbourDecl)},
                             AsWritten.Neighbour->getDeclName());
    bool All = same(AsWritten.First, T, H.First) &&
               same(AsWritten.Second, T, H.Second);
    for (const VarDecl *V : AsWritten.Own) {
      H.Own.push_back(declaredIn(H.First, V->getDeclName()));
      All &= H.Own.back() != nullptr;
    }
    if (All && H.Neighbour)
      Out.push_back(std::move(H));
  }
  return Out;
}

llvm::Error checkEffects(const ParsedUnit &U, const BestFirst &B,
                         const Halves &H, bool AsWritten) {
  Trust T = trustIn(B);
  std::vector<Halves> All = instancesOf(U, B, H);
  if (AsWritten || All.empty())
    All.insert(All.begin(), H);
  for (const Halves &I : All)
    if (llvm::Error E = check(I, B, T))
      return E;
  return llvm::Error::success();
}

} // namespace crinn::passes
