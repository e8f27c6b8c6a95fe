//===- BestFirstRoles.cpp - a best-first search as scan shows it ----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/BestFirst.h"
#include "passes/model/ItemRoles.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using nlohmann::json;

namespace crinn::passes {
namespace {

/// Of several names bound at once, the one that is no distance.
const ValueDecl *currentOf(const BestFirst &B) {
  const auto *D = dyn_cast<DecompositionDecl>(B.Current);
  if (!D)
    return B.Current;
  const ValueDecl *Best = nullptr;
  for (const BindingDecl *Name : D->bindings())
    if (!Name->getType()->isRealFloatingType() && mentions(B.Loop, Name) &&
        !Best)
      Best = Name;
  return Best ? Best : D;
}

/// With depth, lines and locality where they are known.
Bound prefetchRole(const BestFirst &B, const CallExpr *C) {
  static const char *const Uses[] = {"vector", "visited", "other"};
  for (const PrefetchStmt &P : B.Prefetches)
    if (P.Call == C)
      return {"prefetch",
              C,
              nullptr,
              {{"of", Uses[P.What]},
               {"look_ahead", P.Ahead},
               {"lines", P.Lines},
               {"locality", P.Locality}}};
  return {"prefetch", C, nullptr, {}};
}

} // namespace

Idiom idiomOf(const ParsedUnit &, const BestFirst &B) {
  Idiom I{IdiomKind::BestFirst, B.Function, B.Loop->getBeginLoc(), {}};
  auto Put = [&](const char *Role, const Stmt *Node) {
    if (Node)
      I.Roles.push_back({Role, Node, nullptr, {}});
  };
  I.Roles.push_back(containerRole("pool", B.Function, B.Pool, true));
  if (B.Result != B.Pool)
    I.Roles.push_back(containerRole("result", B.Function, B.Result, true));
  Put("pop", B.Pop);
  I.Roles.push_back({"current", nullptr, currentOf(B), {}});
  for (const NeighbourLoop &L : B.Expands)
    Put("expand", L.Loop);
  for (const Stmt *L : B.Scores)
    Put("score", L);
  for (const VarDecl *V : B.Buffers)
    I.Roles.push_back({"buffer", nullptr, V, {}});
  for (const NeighbourLoop &L : B.Expands)
    I.Roles.push_back(L.Written ? Bound{"neighbour", L.Written, nullptr, {}}
                                : Bound{"neighbour", nullptr, L.Neighbour, {}});
  llvm::DenseSet<const Stmt *> Marks;
  for (const VisitedUse &V : B.Visits) {
    Put("visited-test", V.Test);
    if (Marks.insert(V.Mark).second) // two tests may share one
      Put("visited-mark", V.Mark);
  }
  for (const Expr *F : B.Filters)
    Put("filter", F);
  for (const CallExpr *C : B.Distances)
    Put("distance", C);
  for (const Expr *E : B.Inserts)
    Put("insert", E);
  for (const Expr *E : B.Stops)
    Put("stop", E);
  for (const CallExpr *C : B.AllPrefetches)
    I.Roles.push_back(prefetchRole(B, C));
  return I;
}

} // namespace crinn::passes
