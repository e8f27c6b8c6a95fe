//===- PruneAsked.cpp - a choice of neighbours that asks a function -------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// `if (keep(c, kept)) kept.push_back(c)`: the loop over the accepted stands in
/// another function, which is given the candidate and them. Inside it the rules
/// are those of Prune.cpp; outside, its answer must decide on the insert.
///
//===----------------------------------------------------------------------===//

#include "passes/model/ItemRoles.h"
#include "passes/model/Links.h"
#include "passes/model/Pruning.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// One candidate, one place that accepts it.
class Asking {
public:
  Asking(const FunctionView &V, const Stmt *L, const Item &C, const Fill &F)
      : V(V), L(L), C(C), F(F), OfC(dependents(V.Fs, L, C.self())),
        Accepted(listOf(F.Container)) {}

  bool bind() {
    if (Accepted.empty() || Accepted == "this" ||
        llvm::none_of(F.Values, [&](const Expr *E) { return OfC.in(E); }))
      return false;
    for (auto [I, Loop] : V.Fs.Ifs)
      if (Loop == L && (contains(I, F.At) || isContinue(I->getThen())) &&
          !contains(I->getCond(), F.At) && asks(I->getCond()))
        return true;
    return false;
  }

  Idiom idiom() const {
    Idiom I{IdiomKind::Prune, V.F, L->getBeginLoc(), {}};
    I.Roles.push_back(containerRole("pool", V.F, C.Container));
    I.Roles.push_back(elementRole("current", C, Call));
    llvm::append_range(I.Roles, Inner);
    I.Roles.push_back({"insert", F.At, nullptr});
    llvm::append_range(I.Roles, stopsOf(V.Fs, L));
    return I;
  }

private:
  bool asks(const Expr *Cond) {
    walk(Cond, [&](const Stmt *N) {
      const auto *One = dyn_cast<CallExpr>(N);
      if (!Call && One && !isa<CXXOperatorCallExpr>(One) && isAsked(One))
        Call = One;
      return !Call;
    });
    return Call;
  }

  /// True for a call of a function that compares the candidate with each of the
  /// accepted.
  bool isAsked(const CallExpr *One) {
    const FunctionDecl *G = definitionOf(One);
    if (!G || G == V.F || !G->getBody() ||
        G->getNumParams() < One->getNumArgs())
      return false;
    const ParmVarDecl *List = nullptr;
    llvm::SmallVector<const ParmVarDecl *, 2> Candidate;
    for (unsigned I = 0; I < One->getNumArgs(); ++I) {
      const Expr *A = One->getArg(I);
      if (listOf(A) == Accepted)
        List = G->getParamDecl(I);
      else if (OfC.in(A))
        Candidate.push_back(G->getParamDecl(I));
    }
    return !Candidate.empty() && List && compares(G, Candidate, List);
  }

  bool compares(const FunctionDecl *G,
                llvm::ArrayRef<const ParmVarDecl *> Candidate,
                const ParmVarDecl *List) {
    const Facts Own = factsOf(G->getBody());
    const FunctionView Asked{V.U, G, Own, V.Prefetches};
    const Item Given{nullptr, nullptr, Candidate.front(), nullptr, nullptr};
    for (const Stmt *E : Own.Loops)
      for (const Item &A : itemsOf(Own, E)) {
        if (listOf(A.Container) != placeOf(List))
          continue;
        Pruning P(Asked, Given, A);
        for (const ParmVarDecl *More : Candidate.drop_front())
          P.addOwn(More);
        if (P.bindAsked()) {
          Inner = P.innerRoles();
          return true;
        }
      }
    return false;
  }

  const FunctionView &V;
  const Stmt *L;
  const Item &C;
  const Fill &F;
  Values OfC;
  std::string Accepted;
  const CallExpr *Call = nullptr;
  std::vector<Bound> Inner;
};

} // namespace

bool findAskedPrune(const FunctionView &V, const Stmt *L, Findings &Out) {
  std::vector<Item> Candidates = itemsOf(V.Fs, L);
  for (const Fill &F : V.Fs.Fills)
    for (const Item &C : Candidates)
      if (Asking A(V, L, C, F); F.Loop == L && A.bind()) {
        Out.Idioms.push_back(A.idiom());
        return true;
      }
  return false;
}

} // namespace crinn::passes
