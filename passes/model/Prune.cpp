//===- Prune.cpp - find neighbour selection -------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A loop over candidates, in it a loop over those accepted so far: a container
/// that the outer loop itself fills with the candidate. The distance of the two
/// is compared with what belongs to the candidate (its distance to the node
/// whose neighbours are chosen), and that decides whether the candidate is
/// accepted. Turned round, the accepted candidate marks those of the remaining
/// ones that it occludes.
///
/// What is compared with matters: clustering by a leader and the suppression of
/// overlapping boxes have the same loops, but compare with a threshold.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Pruning.h"
#include "passes/model/Recognisers.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace crinn::passes {

Pruning::Pruning(const FunctionView &V, const Item &Candidate, const Item &Kept)
    : V(V), Fs(V.Fs), C(Candidate), A(Kept), L(C.Loop), E(A.Loop) {
  OfC = dependents(Fs, L, C.self());
  OfA = dependents(Fs, E, A.self());
  // What the inner loop makes of both belongs to neither.
  for (const ValueDecl *Var : OfA.Vars)
    OfC.Vars.erase(Var);
  Accepted = listOf(A.Container);
}

bool Pruning::bind() {
  if (Accepted.empty() || Accepted == "this" || !bindDistance())
    return false;
  Turned = listOf(C.Container) == Accepted &&
           llvm::none_of(Fs.Fills, [&](const Fill &F) { return accepts(F); });
  bindInserts();
  bindFilters();
  return !Inserts.empty() && Anchored && (Turned || guarded());
}

void Pruning::addOwn(const ValueDecl *Var) {
  Values More;
  More.add(Var);
  More = dependents(Fs, L, More);
  for (const ValueDecl *V : More.Vars)
    if (!OfA.Vars.contains(V))
      OfC.Vars.insert(V);
}

bool Pruning::bindAsked() {
  if (!bindDistance())
    return false;
  bindFilters();
  return Anchored && Rejects;
}

bool Pruning::bindDistance() {
  for (auto [Call, Loop] : Fs.Calls)
    if (Fs.inside(Loop, E) && Call != E && givesNumber(Call) &&
        !V.Prefetches.isPrefetch(Call) && joins(Call, OfC, OfA)) {
      Distance = Call;
      break;
    }
  if (!Distance)
    return false;
  for (bool Grown = true; Grown;) {
    size_t Before = OfBoth.Vars.size();
    for (const Definition &D : Fs.Definitions)
      if (Fs.inside(D.Loop, E) && ofBoth(D.Value))
        OfBoth.add(D.Var);
    Grown = OfBoth.Vars.size() != Before;
  }
  return true;
}

bool Pruning::accepts(const Fill &F) const {
  return F.Loop == L && listOf(F.Container) == Accepted &&
         llvm::any_of(F.Values, [&](const Expr *E) { return OfC.in(E); });
}

static bool isList(const Expr *E) {
  std::string Place = placeOf(E);
  return !Place.empty() && Place != "this";
}

void Pruning::bindInserts() {
  for (const Fill &F : Fs.Fills) {
    bool Other = Turned && F.Loop == L && isList(F.Container) &&
                 listOf(F.Container) != Accepted &&
                 llvm::any_of(F.Values, [&](const Expr *E) {
                   return carries(E, C.self());
                 });
    if (Turned ? Other : accepts(F))
      Inserts.push_back(F.At);
  }
}

bool Pruning::rejects(const Stmt *S) {
  bool Found = false;
  walk(S, [&](const Stmt *N) {
    if (Turned) {
      if (const auto *B = dyn_cast<BinaryOperator>(N))
        Found |= B->isAssignmentOp() && !variableOf(B->getLHS()) &&
                 OfA.in(B->getLHS());
      if (const auto *Call = dyn_cast<CallExpr>(N))
        Found |= Call != Distance && !givesNumber(Call) && OfA.in(Call);
    } else {
      Found |= isa<BreakStmt, ReturnStmt, GotoStmt>(N);
      if (const auto *B = dyn_cast<BinaryOperator>(N); B && B->isAssignmentOp())
        Found |= isFlag(variableOf(B->getLHS())) &&
                 isa<IntegerLiteral, CXXBoolLiteralExpr>(bare(B->getRHS()));
    }
    return !Found;
  });
  return Found;
}

static const Stmt *declarationOf(const Facts &Fs, const ValueDecl *Var) {
  for (const Definition &D : Fs.Definitions)
    if (D.Var == Var && D.Declares)
      return D.Declares;
  return nullptr;
}

bool Pruning::isFlag(const ValueDecl *Var) {
  if (!Var || !(Var->getType()->isIntegralOrEnumerationType()) ||
      contains(bodyOf(E), declarationOf(Fs, Var)))
    return false;
  Flags.insert(Var);
  return true;
}

bool Pruning::isAnchored(const Expr *Cond) const {
  const Values &Own = Turned ? OfA : OfC;
  auto Own2 = [&](const Expr *X, const Expr *Y) {
    return ofBoth(X) && !ofBoth(Y) && Own.in(Y);
  };
  bool Found = false;
  walk(Cond, [&](const Stmt *N) {
    const Expr *X = nullptr, *Y = nullptr;
    if (const auto *B = dyn_cast<BinaryOperator>(N); B && B->isRelationalOp()) {
      X = B->getLHS(), Y = B->getRHS();
    } else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(N);
               O && O->getNumArgs() == 2 && O->isComparisonOp()) {
      X = O->getArg(0), Y = O->getArg(1);
    } else if (const auto *Call = dyn_cast<CallExpr>(N);
               Call && Call != Distance && Call->getNumArgs() == 2) {
      X = Call->getArg(0), Y = Call->getArg(1);
    }
    Found |= X && (Own2(X, Y) || Own2(Y, X));
    return !Found;
  });
  return Found;
}

void Pruning::bindFilters() {
  auto Take = [&](const Expr *Cond) {
    Filters.push_back(Cond);
    Anchored |= isAnchored(Cond);
    Rejects |= ofBoth(Cond);
  };
  for (auto [I, Loop] : Fs.Ifs) {
    const Expr *Cond = I->getCond();
    bool About = ofBoth(Cond) || (OfC.in(Cond) && OfA.in(Cond));
    if (!Fs.inside(Loop, E) || !About)
      continue;
    if (rejects(I->getThen()) || (I->getElse() && rejects(I->getElse())))
      Take(Cond);
    else if (isContinue(I->getThen()) && isAnchored(Cond) && rejects(bodyOf(E)))
      Take(Cond);
  }
  // `good = good && d >= own`, `return d < own`.
  for (const Definition &D : Fs.Definitions)
    if (Fs.inside(D.Loop, E) && isAnchored(D.Value) && isFlag(D.Var))
      Take(D.Value);
  walk(E, [&](const Stmt *N) {
    if (const auto *R = dyn_cast<ReturnStmt>(N);
        R && R->getRetValue() && isAnchored(R->getRetValue()))
      Take(R->getRetValue());
    return true;
  });
  // The mark is a number that the occluding raises, and the outer loop asks.
  if (Turned && !Anchored)
    bindOcclusion();
}

void Pruning::bindOcclusion() {
  std::string Marked;
  for (auto [S, Loop] : Fs.Stores)
    if (Fs.inside(Loop, E) && OfA.in(S->getLHS()) && ofBoth(S->getRHS()))
      Marked = placeOf(S->getLHS());
  for (auto [I, Loop] : Fs.Ifs)
    if (Loop == L && isContinue(I->getThen()) && !Marked.empty())
      walk(I->getCond(), [&](const Stmt *N) {
        const auto *X = dyn_cast<Expr>(N);
        if (X && !Anchored && placeOf(X) == Marked) {
          Filters.push_back(I->getCond());
          Anchored = true;
        }
        return !Anchored;
      });
}

/// The prunes with \p L as the loop over the candidates.
static bool findIn(const FunctionView &V, const Stmt *L, Findings &Out) {
  std::vector<Item> Candidates = itemsOf(V.Fs, L);
  std::optional<NearMiss> Near;
  std::optional<Idiom> Beside;
  for (const Stmt *E : V.Fs.Loops) {
    if (E == L || !V.Fs.inside(E, L) || Candidates.empty())
      continue;
    std::vector<Item> Kept = itemsOf(V.Fs, E);
    for (const Item &C : Candidates)
      for (const Item &A : Kept) {
        Pruning P(V, C, A);
        if (P.bind()) {
          if (P.measures()) {
            Out.Idioms.push_back(P.idiom());
            return true;
          }
          if (!Beside)
            Beside = P.idiom();
        } else if (P.near() && !Near) {
          Near = P.miss();
        }
      }
  }
  if (Beside) {
    Out.Idioms.push_back(std::move(*Beside));
    return true;
  }
  if (findAskedPrune(V, L, Out))
    return true;
  if (Near)
    Out.Misses.push_back(std::move(*Near));
  return false;
}

void findPrunes(const FunctionView &V, Findings &Out) {
  for (const Stmt *L : V.Fs.Loops)
    findIn(V, L, Out);
}

} // namespace crinn::passes
