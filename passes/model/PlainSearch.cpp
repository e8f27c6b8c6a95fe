//===- PlainSearch.cpp - the parts of a search that rewrites edit ---------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/PlainSearch.h"

using namespace clang;

namespace crinn::passes {

NeighbourLoop neighbourLoop(const Definition &D) {
  NeighbourLoop R;
  R.Loop = D.Loop;
  R.Body = dyn_cast<CompoundStmt>(bodyOf(D.Loop));
  R.Index = inductionOf(D.Loop);
  R.Neighbour = D.Var;
  R.NeighbourDecl = D.Declares;
  if (D.OfRange) {
    R.Ends = NeighbourLoop::Range;
    return R;
  }
  if (R.Body)
    for (const Stmt *S : R.Body->body())
      if (const auto *I = dyn_cast<IfStmt>(S);
          I && isBreak(I->getThen()) && !I->getElse() &&
          isComparisonWithLiteral(I->getCond(), {D.Var})) {
        R.Sentinel = I;
        R.Ends = NeighbourLoop::Sentinelled;
      }
  return R;
}

namespace {

class Plain {
public:
  Plain(const FunctionView &V, const NeighbourFlow &Flow, BestFirst &B)
      : V(V), Flow(Flow), B(B) {}

  void bind() {
    for (const auto &N : Flow.Neighbours)
      if (!N.Unnamed && bindDistance(N)) {
        B.Score = neighbourLoop(N.Def);
        B.Expand = B.Score;
        B.Batched = N.Buffer != nullptr;
        if (B.Batched && !bindFiller(N.Buffer))
          return;
        bindVisited();
        bindPrefetches();
        B.Plain = B.VisitedTest != nullptr;
        return;
      }
  }

private:
  /// An insert that takes \p N by name, with its distance.
  bool bindDistance(const NeighbourFlow::Neighbour &N) {
    VarSet Id = {N.Def.Var};
    for (auto [C, Loop] : V.Fs.Calls) {
      if (!V.Fs.inside(Loop, N.Def.Loop) || !inserts(C))
        continue;
      auto Takes = [&](const VarSet &Vars) {
        return llvm::any_of(C->arguments(),
                            [&](const Expr *A) { return passesOn(A, Vars); });
      };
      if (!Takes(Id))
        continue;
      for (const auto &D : Flow.Distances)
        if (D.Var && V.Fs.inside(D.Loop, N.Def.Loop) && Takes({D.Var})) {
          B.Distance = D.Call;
          B.DistanceVar = D.Var;
          return true;
        }
      for (const Expr *A : C->arguments())
        if (const auto *Inline = dyn_cast<CallExpr>(bare(A));
            Inline && Flow.computes(Inline)) {
          B.Distance = Inline;
          return true;
        }
    }
    return false;
  }

  /// An insert, or a local lambda that holds one.
  bool inserts(const CallExpr *C) const {
    const Expr *Object = calleeOf(C).Object;
    return llvm::is_contained(B.Inserts, C) ||
           (Object && V.Fs.Lambdas.contains(variableOf(Object)));
  }

  /// The loop whose neighbour goes into \p Buffer.
  bool bindFiller(const VarDecl *Buffer) {
    for (const Fill &F : V.Fs.Fills) {
      if (variableOf(F.Container) != Buffer || F.Values.size() != 1)
        continue;
      for (const auto &N : Flow.Neighbours)
        if (!N.Buffer && N.Def.Var == variableOf(F.Values[0]) &&
            F.Loop != B.Score.Loop) {
          B.Expand = neighbourLoop(N.Def);
          return true;
        }
    }
    return false;
  }

  void bindVisited() {
    for (const VisitedUse &U : B.Visits)
      if (!B.VisitedTest && U.Loop == B.Expand.Loop && U.If &&
          mentions(U.Test, B.Expand.Neighbour)) {
        B.VisitedIf = U.If;
        B.VisitedTest = U.Test;
        B.VisitedMark = U.Mark;
      }
  }

  void bindPrefetches() {
    std::string Visited;
    if (const auto *C = dyn_cast_or_null<CallExpr>(B.VisitedMark))
      Visited = placeOf(calleeOf(C).Object);
    else if (const auto *S = dyn_cast_or_null<BinaryOperator>(B.VisitedMark))
      Visited = placeOf(S->getLHS());
    else if (B.VisitedTest)
      Visited = placeOf(B.VisitedTest);
    const PrefetchCalls &P = V.Prefetches;
    B.Prefetches = prefetchesIn(V.U.Ctx, P, B.Expand, Visited);
    if (B.Batched)
      for (PrefetchStmt &One : prefetchesIn(V.U.Ctx, P, B.Score, Visited))
        B.Prefetches.push_back(std::move(One));
    std::string Computer = placeOf(calleeOf(B.Distance).Object);
    for (auto [C, Loop] : V.Fs.Calls)
      if (std::optional<PrefetchHelper> H = P.helperOf(C);
          H && !B.HelperCall && calleeOf(C).Object &&
          placeOf(calleeOf(C).Object) == Computer) {
        B.HelperCall = C;
        B.Helper = H;
      }
  }

  const FunctionView &V;
  const NeighbourFlow &Flow;
  BestFirst &B;
};

} // namespace

void bindPlain(const FunctionView &V, const NeighbourFlow &Flow, BestFirst &B) {
  Plain(V, Flow, B).bind();
}

} // namespace crinn::passes
