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
#include "passes/model/Facts.h"

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
    }
    return !Take;
  });
  return Take;
}

bool isComparisonWithLiteral(const Expr *E, const ValueDecl *V) {
  const auto *B = dyn_cast<BinaryOperator>(bare(E));
  return B && B->isComparisonOp() &&
         ((variableOf(B->getLHS()) == V && isLiteral(B->getRHS())) ||
          (variableOf(B->getRHS()) == V && isLiteral(B->getLHS())));
}

/// As mentions, but not through a call: `f(v)` does not pass v itself on.
bool passes(const Expr *Arg, const ValueDecl *V) {
  bool Found = false;
  walk(Arg, [&](const Stmt *N) {
    if (isa<CallExpr>(N) && !isa<CXXOperatorCallExpr>(N))
      return false;
    if (const auto *D = dyn_cast<DeclRefExpr>(N))
      Found |= D->getDecl() == V;
    return !Found;
  });
  return Found;
}

class Search {
public:
  Search(const ASTContext &Ctx, const FunctionDecl *F, const Facts &Fs,
         const PrefetchCalls &P, const Stmt *L)
      : Ctx(Ctx), Fs(Fs), P(P), L(L) {
    B.Function = F;
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
    flowCurrent(Take.Var);
    flowNeighbours();
    if (Neighbours.empty() || !bindDistanceAndInsert())
      return false;
    HasDistance = true;
    bindVisited();
    bindStops();
    bindPrefetches();
    return B.VisitedTest != nullptr;
  }

  BestFirst B;
  bool HasDistance = false;

private:
  struct Neighbour {
    Definition Def;
    const VarDecl *From = nullptr; ///< the neighbour that filled the buffer
  };

  bool nested(const Stmt *Loop) const {
    return Loop != L && Fs.inside(Loop, L);
  }

  void flowCurrent(const VarDecl *Seed) {
    CurrentDep.insert(Seed);
    B.Current = Seed;
    for (const Definition &D : Fs.Definitions) {
      if (D.Loop != L || !mentions(D.Value, CurrentDep))
        continue;
      CurrentDep.insert(D.Var);
      // `id = pair.second` names the node better than the pair does.
      const Expr *V = bare(D.Value);
      if ((isa<MemberExpr>(V) || isa<CXXDependentScopeMemberExpr>(V)) &&
          mentions(V, B.Current))
        B.Current = D.Var;
    }
  }

  void flowNeighbours() {
    for (const Definition &D : Fs.Definitions) {
      if (!nested(D.Loop))
        continue;
      if (D.OfRange) {
        if (mentions(D.Value, CurrentDep))
          add({D, nullptr});
        continue;
      }
      const VarDecl *Index = inductionOf(D.Loop);
      Element E = elementOf(D.Value);
      if (!Index || !E.Index || variableOf(E.Index) != Index)
        continue;
      if (mentions(D.Value, CurrentDep))
        add({D, nullptr});
      else if (const VarDecl *From = filler(placeOf(E.Base), D.Loop))
        add({D, From});
    }
    for (const Definition &D : Fs.Definitions)
      if (nested(D.Loop) && !Ids.contains(D.Var) &&
          (mentions(D.Value, Ids) || mentions(D.Value, Derived)))
        Derived.insert(D.Var);
  }

  void add(Neighbour N) {
    Ids.insert(N.Def.Var);
    Neighbours.push_back(std::move(N));
  }

  /// The neighbour that was stored in the buffer at \p Place, in another loop.
  const VarDecl *filler(llvm::StringRef Place, const Stmt *Reader) {
    if (Place.empty())
      return nullptr;
    auto Known = [&](const Expr *E) -> const VarDecl * {
      const ValueDecl *V = variableOf(E);
      return V && Ids.contains(V) ? cast<VarDecl>(V) : nullptr;
    };
    for (auto [S, Loop] : Fs.Stores)
      if (nested(Loop) && Loop != Reader && placeOf(S->getLHS()) == Place)
        if (const VarDecl *V = Known(S->getRHS()))
          return V;
    for (auto [C, Loop] : Fs.Calls)
      if (nested(Loop) && Loop != Reader && C->getNumArgs() == 1)
        if (Callee R = calleeOf(C); R.Object && placeOf(R.Object) == Place)
          if (const VarDecl *V = Known(C->getArg(0)))
            return V;
    return nullptr;
  }

  /// A call in \p E that computes something from a neighbour.
  const CallExpr *computing(const Expr *E) const {
    const CallExpr *Out = nullptr;
    walk(E, [&](const Stmt *N) {
      const auto *C = dyn_cast<CallExpr>(N);
      if (C && !Out)
        for (const Expr *A : C->arguments())
          if (mentions(A, Ids) || mentions(A, Derived))
            Out = C;
      return !Out;
    });
    return Out;
  }

  bool bindDistanceAndInsert() {
    for (const Neighbour &N : Neighbours) {
      // Distances: what a call made of the neighbour, and is no address.
      std::vector<Definition> Distances;
      for (const Definition &D : Fs.Definitions)
        if (Derived.contains(D.Var) && Fs.inside(D.Loop, N.Def.Loop) &&
            computing(D.Value) && !D.Var->getType()->isPointerType() &&
            !D.Var->getType()->isBooleanType() &&
            !D.Var->getType()->isReferenceType())
          Distances.push_back(D);
      for (auto [C, Loop] : Fs.Calls)
        if (Fs.inside(Loop, N.Def.Loop) && !P.isPrefetch(C))
          tryInsert(C, N, Distances);
      if (!B.Inserts.empty() && acceptPool()) {
        bindLoops(N);
        return true;
      }
      B.Inserts.clear();
      B.Distance = nullptr;
    }
    return false;
  }

  void tryInsert(const CallExpr *C, const Neighbour &N,
                 const std::vector<Definition> &Distances) {
    if (!calleeOf(C).Object && C->getNumArgs() < 2)
      return;
    bool PassesId = false;
    for (const Expr *A : C->arguments())
      PassesId |= passes(A, N.Def.Var);
    if (!PassesId)
      return;
    for (const Expr *A : C->arguments()) {
      for (const Definition &D : Distances)
        if (passes(A, D.Var) && C != computing(D.Value)) {
          B.Inserts.push_back(C);
          B.DistanceVar = D.Var;
          B.Distance = computing(D.Value);
          return;
        }
      const auto *Inline = dyn_cast<CallExpr>(bare(A));
      if (Inline && computing(Inline) == Inline && C->getNumArgs() == 2) {
        B.Inserts.push_back(C);
        B.Distance = Inline;
        return;
      }
    }
  }

  bool acceptPool() {
    bool Accept = false;
    for (const CallExpr *C : B.Inserts) {
      std::string Into = placeOf(calleeOf(C).Object);
      Accept |= overlaps(Into, Pool);
      if (!overlaps(Into, Pool) && calleeOf(C).Object && !B.Result)
        B.Result = calleeOf(C).Object;
    }
    if (const Expr *Cond = conditionOf(L))
      walk(Cond, [&](const Stmt *N) {
        if (const auto *E = dyn_cast<Expr>(N))
          Accept |= overlaps(placeOf(E), Pool);
        return !Accept;
      });
    if (!B.Result)
      B.Result = B.Pool;
    return Accept;
  }

  void bindLoops(const Neighbour &N) {
    B.Score = loopOf(N.Def);
    B.Expand = B.Score;
    B.Batched = N.From != nullptr;
    for (const Neighbour &Source : Neighbours)
      if (Source.Def.Var == N.From)
        B.Expand = loopOf(Source.Def);
  }

  NeighbourLoop loopOf(const Definition &D) const {
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
            isComparisonWithLiteral(I->getCond(), D.Var)) {
          R.Sentinel = I;
          R.Ends = NeighbourLoop::Sentinelled;
        }
    return R;
  }

  void bindVisited() {
    const VarDecl *Id = B.Expand.Neighbour;
    struct Mark {
      const Stmt *S;
      std::string Place;
    };
    std::vector<Mark> Marks;
    for (auto [S, Loop] : Fs.Stores)
      if (Loop == B.Expand.Loop && S->getOpcode() == BO_Assign &&
          mentions(S->getLHS(), Id))
        Marks.push_back({S, placeOf(S->getLHS())});
    for (auto [C, Loop] : Fs.Calls)
      if (Loop == B.Expand.Loop && mayMark(C) && mentions(C, Id))
        Marks.push_back({C, placeOf(calleeOf(C).Object)});
    for (auto [I, Loop] : Fs.Ifs) {
      if (Loop != B.Expand.Loop || !mentions(I->getCond(), Id) ||
          mentions(I->getCond(), B.DistanceVar) ||
          isComparisonWithLiteral(I->getCond(), Id))
        continue;
      const Stmt *Marked = nullptr;
      walk(I->getCond(), [&](const Stmt *N) {
        const auto *E = dyn_cast<Expr>(N);
        for (const Mark &M : Marks)
          if (E && !Marked && overlaps(placeOf(E), M.Place) &&
              mentions(E, Id) && !contains(I->getCond(), M.S))
            Marked = M.S;
        return !Marked;
      });
      if (!B.VisitedTest && (Marked || isTestAndMark(I->getCond(), Id))) {
        B.VisitedIf = I;
        B.VisitedTest = I->getCond();
        B.VisitedMark = Marked;
      } else {
        B.Filters.push_back(I->getCond());
      }
    }
  }

  /// A call on an object of its own that may change it.
  bool mayMark(const CallExpr *C) const {
    Callee R = calleeOf(C);
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(R.Decl);
    return R.Object && !isa<CXXThisExpr>(bare(R.Object)) &&
           !isa<CXXOperatorCallExpr>(C) && !(Method && Method->isConst()) &&
           !P.isPrefetch(C);
  }

  static bool contains(const Stmt *Whole, const Stmt *Part) {
    bool Found = false;
    walk(Whole, [&](const Stmt *N) { return !(Found |= N == Part); });
    return Found;
  }

  /// `visited.insert(v)`, `!visits.set(v)`: a member call on an object, not
  /// known to be const, that the neighbour alone goes into.
  static bool isTestAndMark(const Expr *Cond, const ValueDecl *Id) {
    Cond = bare(Cond);
    if (const auto *U = dyn_cast<UnaryOperator>(Cond);
        U && U->getOpcode() == UO_LNot)
      Cond = bare(U->getSubExpr());
    if (const auto *M = dyn_cast<MemberExpr>(Cond)) // set.insert(v).second
      Cond = bare(M->getBase());
    else if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(Cond);
             M && !M->isImplicitAccess())
      Cond = bare(M->getBase());
    const auto *C = dyn_cast<CallExpr>(Cond);
    if (!C || C->getNumArgs() != 1 || variableOf(C->getArg(0)) != Id)
      return false;
    Callee R = calleeOf(C);
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(R.Decl);
    return R.Object && !(Method && Method->isConst()) &&
           !isa<CXXThisExpr>(bare(R.Object));
  }

  void bindStops() {
    if (const Expr *C = conditionOf(L))
      B.Stops.push_back(C);
    for (auto [I, Loop] : Fs.Ifs)
      if (Loop == L && isBreak(I->getThen()))
        B.Stops.push_back(I->getCond());
  }

  void bindPrefetches() {
    std::string Visited;
    if (const auto *C = dyn_cast_or_null<CallExpr>(B.VisitedMark))
      Visited = placeOf(calleeOf(C).Object);
    else if (const auto *S = dyn_cast_or_null<BinaryOperator>(B.VisitedMark))
      Visited = placeOf(S->getLHS());
    else if (B.VisitedTest)
      Visited = placeOf(B.VisitedTest);
    B.Prefetches = prefetchesIn(Ctx, P, B.Expand, Visited);
    if (B.Batched)
      for (PrefetchStmt &One : prefetchesIn(Ctx, P, B.Score, Visited))
        B.Prefetches.push_back(std::move(One));
    std::string Computer = placeOf(calleeOf(B.Distance).Object);
    for (auto [C, Loop] : Fs.Calls)
      if (std::optional<PrefetchHelper> H = P.helperOf(C);
          H && !B.HelperCall && calleeOf(C).Object &&
          placeOf(calleeOf(C).Object) == Computer) {
        B.HelperCall = C;
        B.Helper = H;
      }
  }

  const ASTContext &Ctx;
  const Facts &Fs;
  const PrefetchCalls &P;
  const Stmt *L;
  std::string Pool;
  VarSet CurrentDep, Ids, Derived;
  std::vector<Neighbour> Neighbours;
};

} // namespace

std::vector<BestFirst> findBestFirst(const FunctionView &V,
                                     std::vector<NearMiss> &Misses) {
  std::vector<BestFirst> Out;
  const Facts &Fs = V.Fs;
  std::vector<const Stmt *> Taken;
  for (const Stmt *L : Fs.Loops) {
    bool InsideFound = false;
    for (const Stmt *T : Taken)
      InsideFound |= L != T && Fs.inside(L, T);
    if (InsideFound)
      continue;
    bool Near = false;
    for (const Definition &D : Fs.Definitions) {
      if (D.Loop != L)
        continue;
      Search S(V.U.Ctx, V.F, Fs, V.Prefetches, L);
      if (S.bind(D)) {
        Out.push_back(std::move(S.B));
        Taken.push_back(L);
        Near = false;
        break;
      }
      Near |= S.HasDistance;
    }
    if (Near)
      Misses.push_back({IdiomKind::BestFirst, V.F, L->getBeginLoc(),
                        {{"visited-test", nullptr, ""}}});
  }
  return Out;
}

} // namespace crinn::passes
