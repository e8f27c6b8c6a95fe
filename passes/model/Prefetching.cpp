//===- Prefetching.cpp - calls that prefetch, and what they prefetch ------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Prefetching.h"
#include "passes/model/Acts.h"
#include "passes/model/Address.h"
#include "passes/model/Facts.h"
#include "passes/source/Text.h"

#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

bool isBuiltin(const CallExpr *C) {
  Callee R = calleeOf(C);
  return R.Decl && R.Name == "__builtin_prefetch";
}

std::string keyOf(llvm::StringRef Name, unsigned Params) {
  return (Name + "/" + llvm::Twine(Params)).str();
}

/// True if \p S holds prefetching calls and nothing else that acts.
bool onlyPrefetches(const PrefetchCalls &P, const Stmt *S, unsigned &Calls) {
  if (!S || isa<DeclStmt, NullStmt>(S))
    return true;
  if (const auto *C = dyn_cast<CompoundStmt>(S)) {
    for (const Stmt *One : C->body())
      if (!onlyPrefetches(P, One, Calls))
        return false;
    return true;
  }
  if (const auto *I = dyn_cast<IfStmt>(S))
    return onlyPrefetches(P, I->getThen(), Calls) &&
           onlyPrefetches(P, I->getElse(), Calls);
  if (const auto *F = dyn_cast<ForStmt>(S))
    return onlyPrefetches(P, F->getBody(), Calls);
  const auto *E = dyn_cast<Expr>(S);
  const auto *C = E ? dyn_cast<CallExpr>(bare(E)) : nullptr;
  if (!C || !P.isPrefetch(C))
    return false;
  ++Calls;
  return true;
}

/// `v[i]`, `v.data()` of a standard container, constant or not.
bool isStandardAccess(const CXXMethodDecl *M) {
  return M->getParent()->isInStdNamespace() &&
         (M->getOverloadedOperator() == OO_Subscript ||
          (M->getIdentifier() &&
           llvm::is_contained({"at", "begin", "data", "end", "get", "size"},
                              M->getName())));
}

} // namespace

bool mayAct(const PrefetchCalls &P, const Stmt *S) {
  VarSet Own;
  bool Acts = false;
  auto Write = [&](const Expr *To) {
    const ValueDecl *V = variableOf(To);
    Acts |= !V || !Own.contains(V);
  };
  walk(S, [&](const Stmt *N) {
    if (const auto *D = dyn_cast<DeclStmt>(N))
      for (const Decl *One : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(One))
          Own.insert(V);
    if (const auto *B = dyn_cast<BinaryOperator>(N); B && B->isAssignmentOp())
      Write(B->getLHS());
    if (const auto *U = dyn_cast<UnaryOperator>(N);
        U && U->isIncrementDecrementOp())
      Write(U->getSubExpr());
    if (const auto *C = dyn_cast<CallExpr>(N); C && !P.isPrefetch(C)) {
      // In a template, what is not known is taken to be what it looks like.
      const FunctionDecl *F = calleeOf(C).Decl;
      const auto *M = dyn_cast_or_null<CXXMethodDecl>(F);
      Acts |= F && !F->getBuiltinID() && !isPure(C) &&
              !(M && (M->isConst() || isStandardAccess(M)));
    }
    return !Acts;
  });
  return Acts;
}

namespace {

/// The last of a chain of summands that has \p Index before it: "4" of
/// `data + j + 4`, "" where \p E is no such sum.
std::string aheadIn(const ASTContext &Ctx, const Expr *E,
                    const VarDecl *Index) {
  llvm::SmallVector<const Expr *> Terms;
  std::function<void(const Expr *)> Flatten = [&](const Expr *T) {
    const auto *B = dyn_cast<BinaryOperator>(bare(T));
    if (!B || B->getOpcode() != BO_Add) {
      Terms.push_back(bare(T));
      return;
    }
    Flatten(B->getLHS());
    Flatten(B->getRHS());
  };
  Flatten(E);
  for (const Expr *T : Terms)
    if (variableOf(T) == Index && T != Terms.back())
      return textOf(Ctx, Terms.back());
  return "";
}

class Classifier {
public:
  Classifier(const ASTContext &Ctx, const PrefetchCalls &P,
             const NeighbourLoop &L, llvm::StringRef VisitedPlace)
      : Ctx(Ctx), P(P), L(L), VisitedPlace(VisitedPlace) {}

  std::optional<PrefetchStmt> classify(const Stmt *S) {
    unsigned Calls = 0;
    if (!onlyPrefetches(P, S, Calls) || Calls == 0)
      return std::nullopt;
    PrefetchStmt R;
    R.Statement = S;
    R.InLoop = L.Loop;
    R.Acts = mayAct(P, S);
    VarSet FromIndex;
    if (L.Index)
      FromIndex.insert(L.Index);
    const ForStmt *Lines = nullptr;
    walk(S, [&](const Stmt *N) {
      if (const auto *D = dyn_cast<DeclStmt>(N))
        for (const Decl *One : D->decls())
          if (const auto *V = dyn_cast<VarDecl>(One);
              V && V->getInit() && mentions(V->getInit(), FromIndex))
            FromIndex.insert(V);
      if (const auto *F = dyn_cast<ForStmt>(N))
        Lines = F;
      if (const auto *E = dyn_cast<Expr>(N); E && R.Ahead.empty() && L.Index)
        R.Ahead = aheadIn(Ctx, E, L.Index);
      if (const auto *C = dyn_cast<CallExpr>(N);
          C && !R.Call && P.isPrefetch(C))
        R.Call = C;
      return true;
    });
    describe(R, FromIndex, Lines, Calls);
    return R;
  }

private:
  void describe(PrefetchStmt &R, const VarSet &FromIndex, const ForStmt *Lines,
                unsigned Calls) {
    bool OfNeighbour = false, OfVisited = false;
    for (const Expr *Arg : R.Call->arguments()) {
      R.LookAhead |= mentions(Arg, FromIndex);
      OfNeighbour |= mentions(Arg, L.Neighbour);
    }
    walk(R.Statement, [&](const Stmt *N) {
      if (const auto *E = dyn_cast<Expr>(N); E &&
                                             isa<DeclRefExpr, MemberExpr>(E) &&
                                             overlaps(placeOf(E), VisitedPlace))
        OfVisited = true;
      return true;
    });
    R.What = OfVisited                    ? PrefetchStmt::Visited
             : R.LookAhead || OfNeighbour ? PrefetchStmt::Vector
                                          : PrefetchStmt::Other;
    if (R.Ahead.empty())
      R.Ahead = "0";
    R.Lines = std::to_string(Calls);
    if (std::optional<PrefetchHelper> H = P.helperOf(R.Call)) {
      if (H->LinesParam >= 0)
        R.Lines = textOf(Ctx, R.Call->getArg(H->LinesParam));
      return;
    }
    if (const auto *B = Lines
                            ? dyn_cast_or_null<BinaryOperator>(Lines->getCond())
                            : nullptr)
      R.Lines = textOf(Ctx, B->getRHS());
    Expr::EvalResult Value;
    if (R.Call->getNumArgs() == 3 && !R.Call->getArg(2)->isValueDependent() &&
        R.Call->getArg(2)->EvaluateAsInt(Value, Ctx))
      R.Locality = Value.Val.getInt().getExtValue();
  }

  const ASTContext &Ctx;
  const PrefetchCalls &P;
  const NeighbourLoop &L;
  llvm::StringRef VisitedPlace;
};

} // namespace

PrefetchCalls::PrefetchCalls(
    const std::vector<const FunctionDecl *> &Functions) {
  // Each round finds helpers one call deeper; three are the deepest seen
  // (quantiser, wrapper, intrinsic), and a round that learns nothing ends it.
  for (bool More = true; More;) {
    More = false;
    for (const FunctionDecl *F : Functions)
      More |= learn(F);
  }
}

bool PrefetchCalls::learn(const FunctionDecl *F) {
  std::string Key = keyOf(F->getNameAsString(), F->getNumParams());
  if (Helpers.contains(Key))
    return false;
  if (!Reach.contains(Key)) {
    bool Any = false;
    walk(F->getBody(), [&](const Stmt *N) {
      const auto *C = dyn_cast<CallExpr>(N);
      Any |= C && (isPrefetch(C) ||
                   Reach.contains(keyOf(calleeOf(C).Name, C->getNumArgs())));
      return !Any;
    });
    if (Any)
      Reach[Key] = true;
  }
  // A function that prefetches on the way to something else is no helper.
  bool Prefetches = false;
  unsigned Calls = 0;
  PrefetchHelper H;
  const Stmt *Body = F->getBody();
  if (!onlyPrefetches(*this, Body, Calls) || Calls == 0)
    return false;
  walk(Body, [&](const Stmt *N) {
    const auto *For = dyn_cast<ForStmt>(N);
    const auto *C = dyn_cast<CallExpr>(N);
    for (unsigned I = 0; I < F->getNumParams(); ++I) {
      if (For && mentions(For->getCond(), F->getParamDecl(I)))
        H.LinesParam = I;
      if (C && isPrefetch(C))
        if (std::optional<PrefetchHelper> Inner = helperOf(C);
            Inner && Inner->LinesParam >= 0 &&
            mentions(C->getArg(Inner->LinesParam), F->getParamDecl(I)))
          H.LinesParam = I;
    }
    Prefetches |= C && isPrefetch(C);
    return true;
  });
  if (Prefetches)
    Helpers[Key] = H;
  return Prefetches;
}

bool PrefetchCalls::looksLikePrefetch(const CallExpr *C) const {
  if (isPrefetch(C))
    return true;
  Callee R = calleeOf(C);
  if (!llvm::StringRef(R.Name).contains_insensitive("prefetch"))
    return false;
  return !(R.Decl && R.Decl->hasBody()) ||
         Reach.contains(keyOf(R.Name, C->getNumArgs()));
}

bool PrefetchCalls::isPrefetch(const CallExpr *C) const {
  return isBuiltin(C) || helperOf(C);
}

std::optional<PrefetchHelper> PrefetchCalls::helperOf(const CallExpr *C) const {
  if (isBuiltin(C) || isa<CXXOperatorCallExpr>(C))
    return std::nullopt;
  auto It = Helpers.find(keyOf(calleeOf(C).Name, C->getNumArgs()));
  if (It == Helpers.end())
    return std::nullopt;
  return It->second;
}

std::vector<PrefetchStmt> prefetchesIn(const ASTContext &Ctx,
                                       const PrefetchCalls &P,
                                       const NeighbourLoop &L,
                                       llvm::StringRef VisitedPlace) {
  std::vector<PrefetchStmt> Out;
  if (!L.Body)
    return Out;
  Classifier C(Ctx, P, L, VisitedPlace);
  for (const Stmt *S : L.Body->body())
    if (std::optional<PrefetchStmt> One = C.classify(S))
      Out.push_back(*One);
  return Out;
}

} // namespace crinn::passes
