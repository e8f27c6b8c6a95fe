//===- Pruning.h - the roles of a neighbour selection -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_PRUNING_H
#define CRINN_PASSES_MODEL_PRUNING_H

#include "passes/model/Idiom.h"
#include "passes/model/Items.h"

namespace crinn::passes {

/// One loop over candidates with one loop over accepted ones in it.
class Pruning {
public:
  Pruning(const FunctionView &V, const Item &Candidate, const Item &Kept);

  /// Binds the roles; false if one is missing.
  bool bind();

  /// Distance and comparison are there, but not the rest.
  bool near() const {
    return Distance && !Turned && (Inserts.empty() ? Anchored : Rejects);
  }

  /// The distance is given the candidate as it stands in the pool, and the
  /// accepted one: not elements of an array beside, which says who is occluded.
  bool measures() const { return isGiven(Distance, C) && isGiven(Distance, A); }

  /// Binds distance and filters alone, of the inner loop in a function that is
  /// asked about the candidate; false if one is missing.
  bool bindAsked();

  /// More of the candidate, `keep(c.id, c.distance, kept)`.
  void addOwn(const clang::ValueDecl *Var);

  /// expand, distance, filter.
  std::vector<Bound> innerRoles() const;
  Idiom idiom() const;
  NearMiss miss() const;

private:
  bool bindDistance();
  void bindInserts();
  void bindFilters();
  void bindOcclusion();

  /// Computed from the candidate and an accepted one.
  bool ofBoth(const clang::Stmt *S) const {
    return OfBoth.in(S) || contains(S, Distance);
  }
  /// Puts the candidate among the accepted.
  bool accepts(const Fill &F) const;
  /// Stops the inner loop or leaves a mark behind it.
  bool rejects(const clang::Stmt *S);
  /// A truth value from outside the inner loop, which it sets.
  bool isFlag(const clang::ValueDecl *Var);
  /// Compares the distance with something that is the candidate's.
  bool isAnchored(const clang::Expr *Cond) const;
  /// What the inner loop finds decides on an insert.
  bool guarded() const;
  /// What rejects goes on behind the inserts: `goto next`.
  bool jumpsOver() const;
  /// Calls the local lambda whose body holds the inner loop.
  bool callsInner(const clang::Expr *Cond) const;
  const FunctionView &V;
  const Facts &Fs;
  const Item &C, &A;
  const clang::Stmt *L, *E; ///< their loops
  Values OfC, OfA, OfBoth;
  VarSet Flags;
  std::string Accepted; ///< the place of what the inner loop goes over
  const clang::CallExpr *Distance = nullptr;
  std::vector<const clang::Expr *> Inserts, Filters;
  bool Turned = false; ///< the accepted marks the remaining candidates
  bool Anchored = false, Rejects = false;
};

/// What ends \p L, the loop over the candidates.
std::vector<Bound> stopsOf(const Facts &Fs, const clang::Stmt *L);

/// Finds the prune with \p L over the candidates whose inner loop stands in a
/// function of its own: `if (keep(c, kept)) kept.push_back(c)`.
bool findAskedPrune(const FunctionView &V, const clang::Stmt *L, Findings &Out);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_PRUNING_H
