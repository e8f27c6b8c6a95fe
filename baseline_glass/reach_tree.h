//===- reach_tree.h - what the entry point leads to ----------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Choosing diverse neighbours may drop the last link to a node; crowds of
/// equal rows lose many that way. The builder ends by giving each such node one
/// link, from a node that is reached. A link of the tree found so far is never
/// replaced, so what was reached stays reached.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_REACH_TREE_H
#define CRINN_BASELINE_GLASS_REACH_TREE_H

#include "baseline_glass/hnsw_graph.h"

#include <vector>

namespace glass {

/// The breadth-first tree over level 0 from the entry point of a graph that is
/// not empty.
class ReachTree {
public:
  explicit ReachTree(HnswGraph &Graph);

  bool reaches(int U) const { return Parent[size_t(U)] != Unreached; }

  /// Links to V, which is not reached, and adds what V leads to: from the first
  /// of Near, all reached, that has room; else from the first that has a link
  /// outside the tree, in place of that; else from a leaf.
  void linkTo(int V, const std::vector<int> &Near);

private:
  static constexpr int Unreached = -1;

  void grow(int Root, int From);
  bool useFreePlace(int W, int V);
  bool replaceLink(int W, int V);

  HnswGraph &Graph;
  std::vector<int> Parent;
  std::vector<int> Order; ///< as reached; the last is a leaf
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_REACH_TREE_H
