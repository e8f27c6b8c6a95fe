//===- Model.h - the best-first search, with its roles bound ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A best-first search is a loop that takes a value from a container (the
/// current node), and inside it a loop over what depends on the current node,
/// whose element (the neighbour) goes through a visited condition, into a
/// distance, and with that distance into an insert. The roles are those of the
/// design's table; each is an AST node of the template as written.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_MODEL_H
#define CRINN_PASSES_MODEL_MODEL_H

#include "passes/model/Ast.h"

#include "clang/AST/Stmt.h"
#include "clang/AST/StmtCXX.h"

#include <optional>
#include <string>
#include <vector>

namespace crinn::passes {

/// A loop in which the neighbour is declared: over the neighbour list, or over
/// a buffer of ids collected before.
struct NeighbourLoop {
  const clang::Stmt *Loop = nullptr; ///< ForStmt, WhileStmt, CXXForRangeStmt
  const clang::CompoundStmt *Body = nullptr;
  const clang::VarDecl *Index = nullptr; ///< the induction variable, if any
  const clang::VarDecl *Neighbour = nullptr;
  const clang::DeclStmt *NeighbourDecl = nullptr; ///< null for a range-for
  /// `*it`, `list[i]`: the neighbour where it has no variable; Neighbour is
  /// then what moves over the list.
  const clang::Expr *Written = nullptr;
  const clang::Stmt *Sentinel = nullptr; ///< `if (v == -1) break;`, if any
  enum Form { Counted, Sentinelled, Range } Ends = Counted;
};

/// A statement that does nothing but prefetch.
struct PrefetchStmt {
  const clang::Stmt *Statement = nullptr;
  const clang::CallExpr *Call = nullptr; ///< the (first) prefetching call
  const clang::Stmt *InLoop = nullptr;   ///< the innermost loop around it
  enum Use { Vector, Visited, Other } What = Other;
  bool LookAhead = false; ///< its address depends on index + something
  std::string Ahead;      ///< that something, as written; "0" for the neighbour
  std::string Lines;      ///< cache lines, as written
  int Locality = 3;       ///< as of __builtin_prefetch
  bool Acts = false;      ///< may do more than prefetch: must stay as it is
};

/// A function that prefetches what one of its parameters names.
struct PrefetchHelper {
  int LinesParam = -1; ///< -1: the number of lines is fixed
};

/// Where a search asks whether it has seen a neighbour.
struct VisitedUse {
  const clang::IfStmt *If = nullptr; ///< null: the answer goes to a variable
  const clang::Expr *Test = nullptr;
  const clang::Stmt *Mark = nullptr; ///< null: the test marks as well
  const clang::Stmt *Loop = nullptr;
};

struct BestFirst {
  const clang::FunctionDecl *Function = nullptr; ///< the pattern
  const clang::Stmt *Loop = nullptr;
  const clang::Expr *Pool = nullptr, *Pop = nullptr, *Result = nullptr;
  const clang::VarDecl *Current = nullptr;

  /// All places of each role, for scan.
  std::vector<NeighbourLoop> Expands;
  std::vector<const clang::Stmt *> Scores; ///< loops
  std::vector<const clang::VarDecl *> Buffers;
  std::vector<VisitedUse> Visits;
  std::vector<const clang::Expr *> Filters; ///< other conditions on a neighbour
  std::vector<const clang::CallExpr *> Distances;
  std::vector<const clang::Expr *> Inserts; ///< calls and assignments
  std::vector<const clang::Expr *> Stops;
  std::vector<const clang::CallExpr *> AllPrefetches;

  /// True where one loop reads the list, one computes the distance of one
  /// neighbour, and the fields below name their parts: what rewrites edit.
  bool Plain = false;
  NeighbourLoop Expand; ///< where the neighbour list is read
  NeighbourLoop Score;  ///< where distances are computed; may be Expand
  bool Batched = false; ///< Score reads a buffer that Expand fills
  const clang::IfStmt *VisitedIf = nullptr;
  const clang::Expr *VisitedTest = nullptr;
  const clang::Stmt *VisitedMark = nullptr; ///< null: the test marks as well
  const clang::CallExpr *Distance = nullptr;
  const clang::VarDecl *DistanceVar = nullptr;
  std::vector<PrefetchStmt> Prefetches; ///< in Expand and Score, outermost
  /// A prefetch of the object that computes the distance, `computer.prefetch`.
  const clang::CallExpr *HelperCall = nullptr;
  std::optional<PrefetchHelper> Helper;
};

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_MODEL_H
