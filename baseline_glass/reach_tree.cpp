//===- reach_tree.cpp - what the entry point leads to ---------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The tree grows from each new link, so all of it costs one pass over the
/// links.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/reach_tree.h"

#include <algorithm>

namespace glass {

ReachTree::ReachTree(HnswGraph &Graph)
    : Graph(Graph), Parent(size_t(Graph.size()), Unreached) {
  grow(Graph.entryPoint(), Graph.entryPoint());
}

void ReachTree::grow(int Root, int From) {
  Parent[size_t(Root)] = From;
  Order.push_back(Root);
  for (size_t Next = Order.size() - 1; Next < Order.size(); ++Next) {
    const int U = Order[Next];
    for (int I = 0; I < Graph.degree(); ++I) {
      const int V = Graph.at(U, I);
      if (V == HnswGraph::Sentinel)
        break;
      if (reaches(V))
        continue;
      Parent[size_t(V)] = U;
      Order.push_back(V);
    }
  }
}

bool ReachTree::useFreePlace(int W, int V) {
  int32_t *Row = Graph.links(W, 0);
  int32_t *Last = Row + Graph.degree() - 1;
  if (*Last != HnswGraph::Sentinel)
    return false;
  *std::find(Row, Last, HnswGraph::Sentinel) = V;
  return true;
}

bool ReachTree::replaceLink(int W, int V) {
  int32_t *Row = Graph.links(W, 0);
  for (int I = Graph.degree() - 1; I >= 0; --I)
    if (Parent[size_t(Row[I])] != W) {
      Row[I] = V;
      return true;
    }
  return false;
}

void ReachTree::linkTo(int V, const std::vector<int> &Near) {
  for (const int W : Near)
    if (useFreePlace(W, V))
      return grow(V, W);
  for (const int W : Near)
    if (replaceLink(W, V))
      return grow(V, W);
  const int Leaf = Order.back();
  if (!useFreePlace(Leaf, V))
    replaceLink(Leaf, V);
  grow(V, Leaf);
}

} // namespace glass
