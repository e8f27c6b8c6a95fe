//===- ScoringLoop.cpp - the loop of a descent or a re-rank ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Items.h"
#include "passes/model/PlainSearch.h"
#include "passes/model/Sites.h"
#include "passes/rewrites/LookAheadEdits.h"

#include "clang/AST/ParentMapContext.h"

using namespace clang;

namespace crinn::passes {
namespace {

const Bound *roleOf(const Idiom &I, llvm::StringRef Role) {
  auto It =
      llvm::find_if(I.Roles, [&](const Bound &B) { return B.Role == Role; });
  return It == I.Roles.end() ? nullptr : &*It;
}

/// The innermost loop around \p S.
const Stmt *loopAround(ASTContext &Ctx, const Stmt *S) {
  while (S) {
    auto Up = Ctx.getParents(*S);
    if (Up.size() != 1)
      return nullptr;
    if (const auto *V = Up[0].get<VarDecl>()) {
      auto Of = Ctx.getParents(*V);
      S = Of.size() == 1 ? Of[0].get<Stmt>() : nullptr;
    } else {
      S = Up[0].get<Stmt>();
    }
    if (isa_and_nonnull<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S))
      return S;
  }
  return nullptr;
}

/// The declaration statement of \p V inside \p Loop.
const DeclStmt *declarationIn(const Stmt *Loop, const VarDecl *V) {
  const DeclStmt *Out = nullptr;
  walk(Loop, [&](const Stmt *S) {
    const auto *D = dyn_cast<DeclStmt>(S);
    if (D && llvm::is_contained(D->decls(), V))
      Out = D;
    return !Out;
  });
  return Out;
}

} // namespace

llvm::Expected<BestFirst> scoringLoop(const ParsedUnit &U, const Idiom &I) {
  const Bound *Neighbour = roleOf(I, "neighbour");
  const auto *V =
      Neighbour ? dyn_cast_or_null<VarDecl>(Neighbour->Decl) : nullptr;
  // `vectorOf(id)` of a prefetch looks like a distance, but is an address.
  const CallExpr *Call = nullptr;
  for (const Bound &One : I.Roles)
    if (const auto *C = dyn_cast_or_null<CallExpr>(One.Node);
        C && !Call && One.Role == "distance" && !C->getType()->isPointerType())
      Call = C;
  if (!V || !V->getInit())
    return refuse("the neighbour has no variable of its own");
  if (!Call)
    return refuse("the distance is no call");
  Definition D;
  D.Loop = loopAround(U.Ctx, Call);
  D.Var = V;
  D.Value = V->getInit();
  D.Declares = D.Loop ? declarationIn(D.Loop, V) : nullptr;
  if (!D.Declares)
    return refuse("the neighbour is not declared in the loop that scores it");
  BestFirst B;
  B.Function = I.Function;
  B.Score = B.Expand = neighbourLoop(D);
  B.Distance = Call;
  PrefetchCalls P(functionsOf(U));
  B.Prefetches = prefetchesIn(U.Ctx, P, B.Score, "");
  std::string Computer = placeOf(calleeOf(Call).Object);
  walk(I.Function->getBody(), [&](const Stmt *S) {
    const auto *C = dyn_cast<CallExpr>(S);
    std::optional<PrefetchHelper> H = C ? P.helperOf(C) : std::nullopt;
    if (H && !B.HelperCall && calleeOf(C).Object &&
        placeOf(calleeOf(C).Object) == Computer) {
      B.HelperCall = C;
      B.Helper = H;
    }
    return true;
  });
  return B;
}

} // namespace crinn::passes
