//===- BestFirstRoles.cpp - a best-first search as scan shows it ----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/BestFirst.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;
using nlohmann::json;

namespace crinn::passes {
namespace {

/// The declaration, where the container is a variable of the function itself;
/// else the use.
Bound containerRole(const char *Role, const FunctionDecl *F, const Expr *E) {
  const ValueDecl *V = variableOf(E);
  bool Mine = V && isa<VarDecl>(V) && !cast<VarDecl>(V)->hasGlobalStorage() &&
              F->Encloses(V->getDeclContext());
  return Mine ? Bound{Role, nullptr, V} : Bound{Role, E, nullptr};
}

Bound prefetchRole(const PrefetchStmt &P) {
  static const char *const Uses[] = {"vector", "visited", "other"};
  return {"prefetch",
          P.Statement,
          nullptr,
          {{"of", Uses[P.What]},
           {"look_ahead", P.Ahead},
           {"lines", P.Lines},
           {"locality", P.Locality}}};
}

} // namespace

Idiom idiomOf(const ParsedUnit &, const BestFirst &B) {
  Idiom I{IdiomKind::BestFirst, B.Function, B.Loop->getBeginLoc(), {}};
  auto Put = [&](const char *Role, const Stmt *Node) {
    if (Node)
      I.Roles.push_back({Role, Node, nullptr});
  };
  I.Roles.push_back(containerRole("pool", B.Function, B.Pool));
  if (B.Result != B.Pool)
    I.Roles.push_back(containerRole("result", B.Function, B.Result));
  Put("pop", B.Pop);
  I.Roles.push_back({"current", nullptr, B.Current});
  Put("expand", B.Expand.Loop);
  if (B.Batched)
    Put("score", B.Score.Loop);
  I.Roles.push_back({"neighbour", nullptr, B.Expand.Neighbour});
  Put("visited-test", B.VisitedTest);
  Put("visited-mark", B.VisitedMark);
  for (const Expr *F : B.Filters)
    Put("filter", F);
  Put("distance", B.Distance);
  for (const CallExpr *C : B.Inserts)
    Put("insert", C);
  for (const Expr *E : B.Stops)
    Put("stop", E);
  for (const PrefetchStmt &P : B.Prefetches)
    I.Roles.push_back(prefetchRole(P));
  return I;
}

} // namespace crinn::passes
