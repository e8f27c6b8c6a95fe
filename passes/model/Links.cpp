//===- Links.cpp - what puts a node into another's list -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Links.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace crinn::passes {

Values reachedFrom(const Facts &Fs, const Stmt *Within, Values Node) {
  for (bool Grown = true; Grown;) {
    size_t Before = Node.Vars.size();
    for (const Definition &D : Fs.Definitions) {
      if ((Within && !Fs.inside(D.Loop, Within)) || Node.Vars.contains(D.Var))
        continue;
      bool Number = D.Var->getType().getNonReferenceType()->isArithmeticType();
      if (Number ? carries(D.Value, Node) : Node.in(D.Value))
        Node.add(D.Var);
    }
    Grown = Node.Vars.size() != Before;
  }
  return Node;
}

/// `node * m + i`: more than the node itself.
static bool isOffset(const Expr *Index, const Values &Node) {
  const auto *B =
      dyn_cast_or_null<BinaryOperator>(Index ? bare(Index) : nullptr);
  return B && Node.in(B);
}

bool fillsListOf(const Fill &F, const Values &Node, const Values &Of) {
  if (const auto *C = dyn_cast<CallExpr>(F.At);
      C && !isa<CXXOperatorCallExpr>(C)) {
    std::string Name = calleeOf(C).Name;
    return Name != "resize" && Name != "reserve" && Of.in(F.Container);
  }
  const Expr *To = nullptr;
  if (const auto *B = dyn_cast<BinaryOperator>(F.At))
    To = B->getLHS();
  else
    To = cast<CXXOperatorCallExpr>(F.At)->getArg(0);
  // `*free++ = id`, free being in the list.
  if (const auto *U = dyn_cast<UnaryOperator>(bare(To));
      U && U->getOpcode() == UO_Deref)
    if (const auto *Step = dyn_cast<UnaryOperator>(bare(U->getSubExpr()));
        Step && Step->isIncrementDecrementOp())
      return Of.Vars.contains(variableOf(Step->getSubExpr()));
  Element E = elementIn(To);
  if (!E.Base)
    return false;
  if (Of.in(E.Base) || isOffset(E.Index, Node))
    return true;
  if (const auto *C = dyn_cast<CallExpr>(bare(To));
      C && C->getNumArgs() > 1 && !isa<ArraySubscriptExpr>(bare(To))) {
    for (unsigned I = 0; I + 1 < C->getNumArgs(); ++I)
      if (C->getArg(I) != E.Base && Of.in(C->getArg(I)))
        return true;
  }
  // A whole list at once.
  const ValueDecl *V = variableOf(core(F.Values.front()));
  return V && isListType(V) && carries(E.Index, Node);
}

Statements statementsOf(const FunctionView &V) {
  Statements Out;
  auto Add = [&](const Stmt *S) {
    const auto *E = dyn_cast_or_null<Expr>(S);
    const auto *C = dyn_cast_or_null<CallExpr>(E ? bare(E) : nullptr);
    if (E && !(C && V.Prefetches.isPrefetch(C)))
      Out.insert(bare(E));
  };
  walk(V.F->getBody(), [&](const Stmt *N) {
    if (isa<CompoundStmt, CXXForRangeStmt, ForStmt, WhileStmt, DoStmt>(N)) {
      for (const Stmt *C : N->children())
        Add(C);
    } else if (const auto *I = dyn_cast<IfStmt>(N)) {
      Add(I->getThen());
      Add(I->getElse());
      const Expr *Cond = bare(I->getCond()); // `if (list.insert(n))`
      if (const auto *U = dyn_cast<UnaryOperator>(Cond))
        Cond = U->getSubExpr();
      Add(Cond);
    } else if (const auto *B = dyn_cast<BinaryOperator>(N);
               B && B->getOpcode() == BO_Comma) {
      Add(B->getLHS());
      Add(B->getRHS());
    }
    return true;
  });
  return Out;
}

Values carriers(const Facts &Fs, const Statements &Alone, const Stmt *Within,
                Values Seeds, const Values &But) {
  auto Take = [&](const ValueDecl *V) {
    if (V && !But.Vars.contains(V))
      Seeds.add(V);
  };
  for (bool Grown = true; Grown;) {
    size_t Before = Seeds.Vars.size();
    for (const Definition &D : Fs.Definitions)
      if ((!Within || Fs.inside(D.Loop, Within)) && carries(D.Value, Seeds))
        Take(D.Var);
    for (const Fill &F : Fs.Fills)
      if (!Within || Fs.inside(F.Loop, Within)) {
        if (isa<CallExpr>(F.At) && !isa<CXXOperatorCallExpr>(F.At) &&
            !Alone.contains(F.At))
          continue; // `list(u, level)` takes from the object, fills nothing
        for (const Expr *V : F.Values)
          if (carries(V, Seeds))
            Take(variableOf(core(F.Container)));
      }
    Grown = Seeds.Vars.size() != Before;
  }
  return Seeds;
}

const FunctionDecl *definitionOf(const CallExpr *C) {
  const FunctionDecl *F = calleeOf(C).Decl;
  if (!F)
    if (const auto *O = dyn_cast<OverloadExpr>(bare(C->getCallee()));
        O && O->getNumDecls() == 1)
      F = (*O->decls_begin())->getAsFunction();
  if (!F)
    return nullptr;
  if (const FunctionDecl *P = F->getTemplateInstantiationPattern(false))
    F = P;
  const FunctionDecl *Definition = nullptr;
  return F->isDefined(Definition) && Definition->getBody() ? Definition
                                                           : nullptr;
}

bool linksIn(const CallExpr *C, unsigned Owner, unsigned Linked,
             bool &Measures) {
  const FunctionDecl *F = definitionOf(C);
  unsigned N = F ? F->getNumParams() : 0;
  if (Owner >= N || Linked >= N)
    return false;
  Facts Fs = factsOf(F->getBody());
  Values From, To;
  From.add(F->getParamDecl(Owner));
  To.add(F->getParamDecl(Linked));
  Values Of = dependents(Fs, nullptr, From);
  bool Links = false;
  for (const Fill &One : Fs.Fills) {
    const auto *Store = dyn_cast<BinaryOperator>(One.At);
    Element E = elementIn(Store ? Store->getLHS() : nullptr);
    // The place found by a search of the owner's part of a flat array.
    bool Found = E.Index && !carries(E.Index, From) && Of.in(E.Index);
    if (!carries(One.Values.front(), To))
      continue;
    Links |= Found || fillsListOf(One, From, reachedFrom(Fs, nullptr, From));
  }
  for (auto [Call, Loop] : Fs.Calls)
    Measures |= givesNumber(Call) && joins(Call, From, To) &&
                isUsedAsDistance(Fs, Call, F->getBody());
  return Links;
}

bool linksGroupIn(const CallExpr *C, unsigned Owner, unsigned Group) {
  const FunctionDecl *F = definitionOf(C);
  if (!F || std::max(Owner, Group) >= F->getNumParams())
    return false;
  Facts Fs = factsOf(F->getBody());
  Values From, Asked;
  From.add(F->getParamDecl(Owner));
  Asked.add(F->getParamDecl(Group));
  Values Of = reachedFrom(Fs, nullptr, From);
  Asked = dependents(Fs, nullptr, Asked);
  // Ids go into the list, and those that it has no room for elsewhere.
  bool Into = false, Else = false;
  for (const Fill &One : Fs.Fills) {
    const Expr *Value = One.Values.front();
    if (Value->getType()->isIntegerType() && carries(Value, Asked))
      (fillsListOf(One, From, Of) ? Into : Else) = true;
  }
  return Into && Else;
}

bool isUsedAsDistance(const Facts &Fs, const CallExpr *C, const Stmt *Within) {
  if (C->getType()->isFloatingType())
    return true;
  Values Number;
  for (const Definition &D : Fs.Definitions)
    if ((isa<CompoundStmt>(Within) || Fs.inside(D.Loop, Within)) &&
        contains(D.Value, C) && !isa<DecompositionDecl>(D.Var) &&
        (bare(D.Value) == C || !isa<CallExpr>(bare(D.Value))))
      Number.add(D.Var);
  auto Is = [&](const Expr *E) {
    return E && !isa<LambdaExpr>(bare(E)) &&
           (core(E) == C || Number.in(E) || contains(E, C));
  };
  bool Found = false;
  walk(bodyOf(Within), [&](const Stmt *N) {
    if (const auto *B = dyn_cast<BinaryOperator>(N))
      Found |= B->isRelationalOp() && (Is(B->getLHS()) || Is(B->getRHS()));
    else if (isa<InitListExpr, CXXUnresolvedConstructExpr, CXXConstructExpr>(
                 N)) {
      unsigned Numbers = 0, Parts = 0;
      for (const Stmt *P : N->children()) {
        ++Parts;
        Numbers += Is(dyn_cast_or_null<Expr>(P));
      }
      Found |= Parts > 1 && Numbers == 1;
    } else if (const auto *O = dyn_cast<CallExpr>(N);
               O && O != C && O->getNumArgs() > 1 &&
               !isa<CXXOperatorCallExpr>(O))
      for (const Expr *A : O->arguments())
        Found |= Is(A) && !contains(A, O);
    return !Found;
  });
  return Found;
}

} // namespace crinn::passes
