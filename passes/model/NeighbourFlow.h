//===- NeighbourFlow.h - from a node to its neighbours' distances -*- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What best-first search and greedy descent share: inside a loop, values flow
/// from the current node to its neighbour list, to a neighbour in a nested
/// loop, perhaps through a buffer of ids, and to a distance. Flow-insensitive,
/// by variable; the carriers of an id or a distance are variables that hold it
/// itself, alone or inside an object made from it.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_NEIGHBOURFLOW_H
#define CRINN_PASSES_MODEL_NEIGHBOURFLOW_H

#include "passes/model/Facts.h"
#include "passes/model/Prefetching.h"

namespace crinn::passes {

/// True if \p E passes a variable of \p Vars on: not through a call's result
/// (`f(v)` is something else than v), but through a constructor's.
bool passesOn(const clang::Expr *E, const VarSet &Vars);

/// Inserts \p V; a structured binding's names stand for the whole. True if it
/// was not there.
bool addVariable(VarSet &Set, const clang::VarDecl *V);

/// True for `v == -1` and the like.
bool isComparisonWithLiteral(const clang::Expr *E, const VarSet &Vars);

class NeighbourFlow {
public:
  NeighbourFlow(const Facts &Fs, const PrefetchCalls &P, const clang::Stmt *L)
      : Fs(Fs), P(P), L(L) {}

  /// Follows \p Seed, the current node. False if no neighbour comes of it.
  bool follow(const clang::VarDecl *Seed);

  struct Neighbour {
    Definition Def;
    const clang::VarDecl *Buffer = nullptr; ///< read from it, or null
    /// No variable gets it: Def is of what moves over the list, Def.Value the
    /// element as written first.
    bool Unnamed = false;
  };
  /// A call that computes distances from a neighbour, and the variable that
  /// gets the result; null where it is used at once.
  struct Distance {
    const clang::CallExpr *Call = nullptr;
    const clang::VarDecl *Var = nullptr;
    const clang::Stmt *Loop = nullptr;
  };
  std::vector<Neighbour> Neighbours; ///< in order of source
  std::vector<Distance> Distances;   ///< likewise
  VarSet Current;                    ///< depend on the current node
  VarSet Ids;                        ///< carry a neighbour's id
  VarSet Buffers;                    ///< containers of ids
  VarSet Derived;                    ///< computed from a neighbour
  VarSet Dists;                      ///< carry a distance

  /// True for loops inside L.
  bool nested(const clang::Stmt *Loop) const {
    return Loop != L && Fs.inside(Loop, L);
  }
  bool computes(const clang::CallExpr *C) const;
  /// The outermost call in \p E that is given something of a neighbour.
  const clang::CallExpr *distanceIn(const clang::Expr *E) const;

private:
  void flowCurrent(const clang::VarDecl *Seed);
  bool addNeighbours();
  void addUnnamed();
  bool isNamed(const clang::Expr *E) const;
  bool isOfList(const Definition &D) const;
  const clang::VarDecl *readBuffer(const Definition &D) const;
  bool fillBuffers();
  bool copyIds();
  bool copyFields();
  const clang::VarDecl *wholeOf(const Fill &F) const;
  bool holdsBoth(const Definition &D) const;
  void flowDerived();
  void findDistances(bool Integers);
  void flowDistances();
  void addOutDistances(bool Integers);
  bool isScratch(const clang::VarDecl *V) const;
  void dropOthers();
  bool usedAsDistance(const clang::VarDecl *V) const;

  const Facts &Fs;
  const PrefetchCalls &P;
  const clang::Stmt *L;
};

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_NEIGHBOURFLOW_H
