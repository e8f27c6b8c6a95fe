//===- GreedyDescent.cpp - find greedy descents -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// One node is moved to its nearest neighbour until nothing improves: a
/// variable that outlives the loop gets a neighbour's id, where the neighbour
/// list came from that very variable, under a condition on the neighbour's
/// distance. A best-first search has a pool between the two.
///
/// Or the best of the list is kept in a variable, and the node moves there when
/// the list is done. So does the descent of a tree, down to a leaf: here the
/// node itself must be what the best is compared with.
///
//===----------------------------------------------------------------------===//

#include "passes/model/NeighbourFlow.h"
#include "passes/model/Recognisers.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Descent {
public:
  Descent(const FunctionView &V, const Stmt *L)
      : V(V), Fs(V.Fs), L(L), Flow(V.Fs, V.Prefetches, L) {}

  /// \p Moved: a variable that is assigned in a loop inside L, as \p Best; or
  /// from \p Best, which is.
  bool bind(const VarDecl *Moved, const VarDecl *Best) {
    if (!Flow.follow(Moved) || Flow.Distances.empty() ||
        !(Improves = improvement(Best)) ||
        (Moved != Best && !staysWhereBest(Moved, Best)))
      return false;
    // A prefetch may name a neighbour to come; the distance is of this one.
    auto Scored = [&](const NeighbourFlow::Neighbour &N) {
      return llvm::any_of(Flow.Distances, [&](const auto &D) {
        return mentions(D.Call, N.Def.Var) &&
               !D.Call->getType()->isPointerType();
      });
    };
    for (const auto &N : Flow.Neighbours)
      if (!N.Buffer && (!Expand || (!Scored(*Expand) && Scored(N))))
        Expand = &N;
    if (!Expand)
      return false;
    I = {IdiomKind::GreedyDescent, V.F, L->getBeginLoc(), {}};
    I.Roles.push_back({"current", nullptr, Moved, {}});
    I.Roles.push_back({"expand", Expand->Def.Loop, nullptr, {}});
    I.Roles.push_back(Expand->Unnamed
                          ? Bound{"neighbour", Expand->Def.Value, nullptr, {}}
                          : Bound{"neighbour", nullptr, Expand->Def.Var, {}});
    llvm::DenseSet<const Stmt *> Once;
    for (const auto &D : Flow.Distances)
      if (Once.insert(D.Call).second)
        I.Roles.push_back({"distance", D.Call, nullptr, {}});
    I.Roles.push_back({"insert", Improves, nullptr, {}});
    addStops();
    for (auto [C, Loop] : Fs.Calls)
      if (Fs.inside(Loop, L) && V.Prefetches.looksLikePrefetch(C))
        I.Roles.push_back({"prefetch", C, nullptr, {}});
    return true;
  }

  Idiom I;

private:
  /// The condition on a distance under which \p Moved gets a neighbour.
  const Expr *improvement(const VarDecl *Moved) const {
    for (auto [If, Loop] : Fs.Ifs) {
      if (!Flow.nested(Loop) || !(mentions(If->getCond(), Flow.Dists) ||
                                  Flow.distanceIn(If->getCond())))
        continue;
      bool Moves = false;
      walk(If->getThen(), [&](const Stmt *N) {
        const Expr *To = nullptr, *Value = nullptr;
        if (const auto *B = dyn_cast<BinaryOperator>(N);
            B && B->getOpcode() == BO_Assign) {
          To = B->getLHS();
          Value = B->getRHS();
        } else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(N);
                   O && O->getOperator() == OO_Equal) {
          To = O->getArg(0);
          Value = O->getArg(1);
        }
        Moves |= To && variableOf(To) == Moved && passesOn(Value, Flow.Ids);
        return !Moves;
      });
      if (Moves)
        return If->getCond();
    }
    return nullptr;
  }

  /// True if the node is the best to begin with, or is compared with it: by
  /// itself or by the distance that the loop carries along.
  bool staysWhereBest(const VarDecl *Moved, const VarDecl *Best) const {
    for (const Definition &D : Fs.Definitions)
      if (D.Var == Best && D.Loop == L && variableOf(D.Value) == Moved)
        return true;
    VarSet Found, Before;
    Found.insert(Best);
    Before.insert(Moved);
    for (const ValueDecl *D : Flow.Dists)
      (declaredInside(Fs, D, L) ? Found : Before).insert(D);
    auto Compares = [&](const Expr *C) {
      return C && mentions(C, Found) && mentions(C, Before);
    };
    return Compares(conditionOf(L)) || llvm::any_of(Fs.Ifs, [&](auto One) {
             return One.second == L && Compares(One.first->getCond());
           });
  }

  void addStops() {
    if (const Expr *C = conditionOf(L);
        C && !isLiteral(C) && !isa<CXXBoolLiteralExpr>(bare(C)))
      I.Roles.push_back({"stop", C, nullptr, {}});
    for (auto [If, Loop] : Fs.Ifs)
      if (Loop == L && leaves(If->getThen()))
        I.Roles.push_back({"stop", If->getCond(), nullptr, {}});
  }

  const FunctionView &V;
  const Facts &Fs;
  const Stmt *L;
  NeighbourFlow Flow;
  const Expr *Improves = nullptr;
  const NeighbourFlow::Neighbour *Expand = nullptr;
};

using Candidate = std::pair<const VarDecl *, const VarDecl *>;

/// What the loop may move, and what gets the neighbour: the same variable, or
/// one that is assigned to it when the list is done.
std::vector<Candidate> candidatesOf(const Facts &Fs, const Stmt *L) {
  std::vector<Candidate> Out;
  VarSet Inner;
  for (const Definition &D : Fs.Definitions)
    if (D.Loop != L && Fs.inside(D.Loop, L) && !D.Declares && !D.OfRange &&
        Inner.insert(D.Var).second && !declaredInside(Fs, D.Var, L))
      Out.push_back({D.Var, D.Var});
  for (const Definition &D : Fs.Definitions) {
    if (D.Loop != L || D.Declares || D.OfRange || declaredInside(Fs, D.Var, L))
      continue;
    const auto *Best = dyn_cast_or_null<VarDecl>(variableOf(D.Value));
    if (Best && Best != D.Var && Inner.contains(Best))
      Out.push_back({D.Var, Best});
  }
  return Out;
}

} // namespace

void findGreedyDescents(const FunctionView &V, Findings &Out) {
  const Facts &Fs = V.Fs;
  std::vector<const Stmt *> Taken;
  for (const Stmt *L : llvm::reverse(Fs.Loops)) { // inner ones first
    bool Known = isa<CallExpr>(L) ||
                 isFound(Out, IdiomKind::BestFirst, L->getBeginLoc());
    for (const Stmt *T : Taken)
      Known |= Fs.inside(T, L);
    if (Known)
      continue;
    for (auto [Moved, Best] : candidatesOf(Fs, L)) {
      Descent One(V, L);
      if (One.bind(Moved, Best)) {
        Out.Idioms.push_back(std::move(One.I));
        Taken.push_back(L);
        break;
      }
    }
  }
}

} // namespace crinn::passes
