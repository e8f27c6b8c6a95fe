//===- BestFirst.cpp - find best-first searches ---------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// For each loop L of a function and each container P that L takes from:
/// values flow from P to the current node, from there to the neighbour list,
/// to a neighbour, to a distance, and both into an insert. Where the chain
/// holds and a condition with memory (tested and marked with the neighbour)
/// stands in it, L is a best-first search. Without that second witness a heap's
/// sift-down or a plain traversal would pass.
///
//===----------------------------------------------------------------------===//

#include "passes/model/BestFirst.h"
#include "passes/model/BestFirstInserts.h"
#include "passes/model/NeighbourFlow.h"
#include "passes/model/PlainSearch.h"
#include "passes/model/Visited.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The container that a definition takes a value from, and the taking
/// expression: `pool.pop()`, `heap.top().second`, `sorted[k]`.
const Expr *takeIn(const Expr *Value, const Expr *&Container) {
  const Expr *Take = nullptr;
  walk(Value, [&](const Stmt *N) {
    const auto *E = dyn_cast<Expr>(N);
    if (!E || Take)
      return !Take;
    if (const auto *C = dyn_cast<CallExpr>(E);
        C && !isa<CXXOperatorCallExpr>(C)) {
      Callee R = calleeOf(C);
      std::string Place = R.Object ? placeOf(R.Object) : "";
      if (!Place.empty() && Place != "this" &&
          !isa<DeclRefExpr>(bare(C->getCallee()))) {
        Take = E;
        Container = R.Object;
      }
    } else if (Element L = elementOf(E); L.Base && !isa<CallExpr>(E)) {
      Take = E;
      Container = L.Base;
    } else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E)) {
      if (Element L = elementOf(O); L.Base) {
        Take = E;
        Container = L.Base;
      }
    }
    return !Take;
  });
  return Take;
}

class Search {
public:
  Search(const FunctionView &V, const Stmt *L)
      : V(V), Fs(V.Fs), P(V.Prefetches), L(L), Flow(V.Fs, V.Prefetches, L) {
    B.Function = V.F;
    B.Loop = L;
  }

  /// Binds the roles with \p Take as the taking definition.
  bool bind(const Definition &Take) {
    const Expr *Container = nullptr;
    B.Pop = takeIn(Take.Value, Container);
    if (!B.Pop)
      return false;
    B.Pool = Container;
    Pool = placeOf(Container);
    if (Pool.empty() || isInside(Container) || !Flow.follow(Take.Var))
      return false;
    B.Current = currentOf(Take.Var);
    SearchInserts Found = insertsOf(V, L, Flow, Pool);
    B.Inserts = std::move(Found.At);
    InlineDistances = std::move(Found.Distances);
    if (B.Inserts.empty() || !acceptPool())
      return false;
    HasDistance = true;
    bindDistances();
    bindTests();
    bindLoops();
    bindStops();
    bindPrefetches();
    bindPlain(V, Flow, B);
    return !B.Visits.empty();
  }

  BestFirst B;
  bool HasDistance = false;

private:
  /// A container that is declared inside the loop cannot wait for it.
  bool isInside(const Expr *Container) const {
    const ValueDecl *Var = variableOf(Container);
    return Var && declaredInside(Fs, Var, L);
  }

  /// `id = pair.second` names the node better than the pair does.
  const VarDecl *currentOf(const VarDecl *Taken) const {
    const VarDecl *Best = Taken;
    for (const Definition &D : Fs.Definitions) {
      const Expr *Value = bare(D.Value);
      if (const auto *U = dyn_cast<UnaryOperator>(Value);
          U && U->getOpcode() == UO_Deref) // *(it->node)
        Value = bare(U->getSubExpr());
      if (D.Loop == L &&
          (isa<MemberExpr>(Value) || isa<CXXDependentScopeMemberExpr>(Value)) &&
          mentions(Value, Best) && feedsList(D.Var))
        Best = D.Var;
    }
    return Best;
  }

  /// The neighbour list is got by way of \p Id.
  bool feedsList(const VarDecl *Id) const {
    return llvm::any_of(Fs.Definitions,
                        [&](const Definition &D) {
                          return mentions(D.Value, Id) &&
                                 (Flow.Current.contains(D.Var) ||
                                  Flow.Ids.contains(D.Var));
                        }) ||
           llvm::any_of(Fs.Outs, [&](const OutArg &O) {
             return O.Loop == L && mentions(O.Call, Id);
           });
  }

  /// Emptied in the loop: no place for answers.
  bool isScratch(const Expr *Container) const {
    return llvm::any_of(Fs.Calls, [&](const auto &One) {
      Callee R = calleeOf(One.first);
      return Fs.inside(One.second, L) && R.Object && R.Name == "clear" &&
             overlaps(placeOf(R.Object), placeOf(Container));
    });
  }

  /// False for a local container that nothing after the loop mentions: it
  /// bounds the search, and answers with nothing.
  bool isReadLater(const Expr *Container) const {
    const auto *Var = dyn_cast_or_null<VarDecl>(variableOf(Container));
    if (!Var || !Var->isLocalVarDecl() || Var->getType()->isReferenceType() ||
        Var->getType()->isPointerType())
      return true;
    const SourceManager &SM = V.U.sources();
    bool Read = false;
    walk(V.F->getBody(), [&](const Stmt *N) {
      const auto *E = dyn_cast<DeclRefExpr>(N);
      Read |= E && E->getDecl() == Var &&
              SM.isBeforeInTranslationUnit(L->getEndLoc(), E->getBeginLoc());
      return !Read;
    });
    return Read;
  }

  /// `for (j < pool.size()) ... pool[j]`: a list that is looked through.
  bool walksThrough() const {
    Element E = elementOf(B.Pop);
    const VarDecl *By = isa<ForStmt>(L) ? inductionOf(L) : nullptr;
    return isa<CXXForRangeStmt>(L) ||
           (E.Base && By && variableOf(E.Index) == By);
  }

  bool acceptPool() {
    bool Accept = false;
    for (const Expr *E : B.Inserts) {
      const auto *C = dyn_cast<CallExpr>(E);
      const Expr *Object = C ? calleeOf(C).Object : nullptr;
      std::string Into = placeOf(Object);
      Accept |= !C || overlaps(Into, Pool) || givenTo(C);
      if (!overlaps(Into, Pool) && Object && !B.Result && !isScratch(Object) &&
          isReadLater(Object))
        B.Result = Object;
    }
    if (const Expr *Cond = walksThrough() ? nullptr : conditionOf(L))
      walk(Cond, [&](const Stmt *N) {
        if (const auto *E = dyn_cast<Expr>(N))
          Accept |= overlaps(placeOf(E), Pool);
        return !Accept;
      });
    // A frontier that is merged anew in each round.
    for (auto [C, Loop] : Fs.Calls)
      Accept |=
          !walksThrough() && Fs.inside(Loop, L) && givenTo(C) && C != B.Pop;
    if (!B.Result)
      B.Result = B.Pool;
    return Accept;
  }

  /// The pool is an argument of \p C: it alone, not the whole that it is in.
  bool givenTo(const CallExpr *C) const {
    if (isSubscript(C)) // `lists[v]`
      return false;
    return llvm::any_of(C->arguments(), [&](const Expr *A) {
      return overlaps(placeOf(A), Pool) && placeOf(A).size() >= Pool.size() &&
             !(elementOf(A).Base && !isa<CallExpr>(bare(A))) && !isSubscript(A);
    });
  }

  static bool isSubscript(const Expr *E) {
    const auto *O = dyn_cast<CXXOperatorCallExpr>(bare(E));
    return O && O->getOperator() == OO_Subscript;
  }

  void bindDistances() {
    for (const auto &D : Flow.Distances)
      if (!llvm::is_contained(B.Distances, D.Call))
        B.Distances.push_back(D.Call);
    for (const CallExpr *C : InlineDistances)
      if (!llvm::is_contained(B.Distances, C))
        B.Distances.push_back(C);
  }

  void bindTests() {
    std::vector<const Expr *> Known(B.Inserts.begin(), B.Inserts.end());
    Known.insert(Known.end(), B.Distances.begin(), B.Distances.end());
    NeighbourTests T = testsOf(Fs, P, Flow, Known);
    B.Visits = std::move(T.Visits);
    B.Filters = std::move(T.Filters);
  }

  void bindLoops() {
    for (const auto &N : Flow.Neighbours) {
      bool Known = llvm::any_of(B.Expands, [&](const NeighbourLoop &X) {
        return X.Loop == N.Def.Loop;
      });
      if (!Known && !N.Buffer && acts(bodyOf(N.Def.Loop))) {
        B.Expands.push_back(neighbourLoop(N.Def));
        B.Expands.back().Written = N.Unnamed ? N.Def.Value : nullptr;
      }
    }
    for (const auto &D : Flow.Distances) {
      bool Known = !Flow.nested(D.Loop);
      for (const NeighbourLoop &X : B.Expands)
        Known |= X.Loop == D.Loop;
      if (!Known && !llvm::is_contained(B.Scores, D.Loop))
        B.Scores.push_back(D.Loop);
    }
    for (const CallExpr *C : InlineDistances)
      for (auto [Call, Loop] : Fs.Calls)
        if (Call == C && Flow.nested(Loop) &&
            llvm::none_of(B.Expands,
                          [&](const auto &X) { return X.Loop == Loop; }) &&
            !llvm::is_contained(B.Scores, Loop))
          B.Scores.push_back(Loop);
    for (const ValueDecl *V : Flow.Buffers)
      if (isRead(V) && isFilledFromList(V))
        B.Buffers.push_back(cast<VarDecl>(V));
    llvm::sort(B.Buffers, [](const VarDecl *X, const VarDecl *Y) {
      return X->getLocation() < Y->getLocation();
    });
  }

  /// A second buffer filters the first.
  bool isFilledFromList(const ValueDecl *Buffer) const {
    return llvm::any_of(Fs.Fills, [&](const Fill &F) {
      return variableOf(F.Container) == Buffer &&
             llvm::any_of(B.Expands, [&](const NeighbourLoop &X) {
               return Fs.inside(F.Loop, X.Loop);
             });
    });
  }

  /// True for a buffer whose ids are looped over or scored.
  bool isRead(const ValueDecl *Buffer) const {
    return llvm::any_of(Flow.Neighbours,
                        [&](const auto &N) { return N.Buffer == Buffer; }) ||
           llvm::any_of(B.Distances,
                        [&](const CallExpr *C) { return mentions(C, Buffer); });
  }

  /// False if \p S does nothing but declare and prefetch.
  bool acts(const Stmt *S) const {
    if (!S || isa<DeclStmt, BreakStmt, ContinueStmt, NullStmt>(S))
      return false;
    if (const auto *C = dyn_cast<CompoundStmt>(S))
      return llvm::any_of(C->body(), [&](const Stmt *X) { return acts(X); });
    if (const auto *I = dyn_cast<IfStmt>(S))
      return acts(I->getThen()) || acts(I->getElse());
    if (isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S))
      return acts(bodyOf(S));
    const auto *E = dyn_cast<Expr>(S);
    const auto *C = E ? dyn_cast<CallExpr>(bare(E)) : nullptr;
    return !C || !P.looksLikePrefetch(C);
  }

  void bindStops() {
    bool Literal = false;
    if (const Expr *C = conditionOf(L)) {
      Literal = isLiteral(C) || isa<CXXBoolLiteralExpr>(bare(C));
      if (!Literal)
        B.Stops.push_back(C);
    }
    for (auto [I, Loop] : Fs.Ifs)
      if (Loop == L && leaves(I->getThen()))
        B.Stops.push_back(I->getCond());
  }

  void bindPrefetches() {
    for (auto [C, Loop] : Fs.Calls)
      if (Fs.inside(Loop, L) && P.looksLikePrefetch(C))
        B.AllPrefetches.push_back(C);
  }

  const FunctionView &V;
  const Facts &Fs;
  const PrefetchCalls &P;
  const Stmt *L;
  NeighbourFlow Flow;
  std::string Pool;
  std::vector<const CallExpr *> InlineDistances;
};

} // namespace

/// What may take a node from a pool in \p L: definitions, and then calls that
/// set a variable (`while (pool.next(v))`).
static std::vector<Definition> takesIn(const Facts &Fs, const Stmt *L) {
  std::vector<Definition> Out;
  for (const Definition &D : Fs.Definitions)
    if (D.Loop == L && !D.OfRange)
      Out.push_back(D);
  for (const OutArg &O : Fs.Outs)
    if (O.Loop == L && calleeOf(O.Call).Object)
      Out.push_back({O.Var, O.Call, L, nullptr, false});
  return Out;
}

std::vector<BestFirst> findBestFirst(const FunctionView &V,
                                     std::vector<NearMiss> &Misses) {
  std::vector<BestFirst> Out;
  const Facts &Fs = V.Fs;
  std::vector<const Stmt *> Taken;
  for (const Stmt *L : Fs.Loops) {
    bool InsideFound = llvm::any_of(
        Taken, [&](const Stmt *T) { return L != T && Fs.inside(L, T); });
    if (InsideFound || isa<CallExpr>(L))
      continue;
    std::optional<BestFirst> Near;
    for (const Definition &D : takesIn(Fs, L)) {
      Search S(V, L);
      if (S.bind(D)) {
        Out.push_back(std::move(S.B));
        Taken.push_back(L);
        Near.reset();
        break;
      }
      if (S.HasDistance)
        Near = std::move(S.B);
    }
    if (Near)
      Misses.push_back(nearMissOf(V.U, *Near));
  }
  return Out;
}

} // namespace crinn::passes
