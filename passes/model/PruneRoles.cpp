//===- PruneRoles.cpp - a neighbour selection as scan shows it ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/ItemRoles.h"
#include "passes/model/Pruning.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace crinn::passes {

static bool leavesLoop(const Stmt *S) {
  if (const auto *B = dyn_cast_or_null<CompoundStmt>(S))
    return B->size() == 1 && leavesLoop(B->body_front());
  return isa_and_nonnull<BreakStmt, ReturnStmt, GotoStmt>(S);
}

std::vector<Bound> stopsOf(const Facts &Fs, const Stmt *L) {
  std::vector<Bound> Out;
  if (const Expr *Cond = conditionOf(L))
    Out.push_back({"stop", Cond, nullptr});
  for (auto [I, Loop] : Fs.Ifs)
    if (Loop == L && leavesLoop(I->getThen()))
      Out.push_back({"stop", I->getCond(), nullptr});
  return Out;
}

std::vector<Bound> Pruning::innerRoles() const {
  std::vector<Bound> Out = {{"expand", E, nullptr},
                            {"distance", Distance, nullptr}};
  for (const Expr *F : Filters)
    Out.push_back({"filter", F, nullptr});
  return Out;
}

Idiom Pruning::idiom() const {
  Idiom I{IdiomKind::Prune, V.F, L->getBeginLoc(), {}};
  I.Roles.push_back(containerRole("pool", V.F, C.Container));
  I.Roles.push_back(elementRole("current", C, Distance));
  llvm::append_range(I.Roles, innerRoles());
  for (const Expr *At : Inserts)
    I.Roles.push_back({"insert", At, nullptr});
  llvm::append_range(I.Roles, stopsOf(Fs, L));
  return I;
}

NearMiss Pruning::miss() const {
  NearMiss M{IdiomKind::Prune, V.F, L->getBeginLoc(), {}};
  if (Inserts.empty())
    M.Missing.push_back({"insert", A.Container,
                         "nothing puts the candidate into what the inner "
                         "loop goes over"});
  else if (!Anchored)
    M.Missing.push_back({"filter", Distance,
                         "the distance is not compared with one of the "
                         "candidate's own"});
  else
    M.Missing.push_back({"filter", Filters.front(),
                         "does not decide whether the candidate is accepted"});
  return M;
}

} // namespace crinn::passes
