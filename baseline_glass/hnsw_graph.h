//===- hnsw_graph.h - the finished graph ---------------------- -*- C++ -*-===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// Level 0 is one array of n x degree() ids, each row filled from the left and
/// padded with -1. Nodes of level l > 0 own l more rows of upperDegree() ids in
/// a second array, rows of one node side by side. The descent enters at
/// entryPoint(), a node of the highest level; -1 in an empty graph.

#ifndef CRINN_BASELINE_GLASS_HNSW_GRAPH_H
#define CRINN_BASELINE_GLASS_HNSW_GRAPH_H

#include "baseline_glass/aligned_array.h"

#include <algorithm>
#include <vector>

namespace glass {

class HnswGraph {
public:
  static constexpr int Sentinel = -1;

  /// Rows without links for nodes of the given levels.
  void allocate(int NewDegree, std::vector<uint8_t> NewLevels) {
    Degree = NewDegree;
    Levels = std::move(NewLevels);
    Entry = Sentinel;
    UpperRow.resize(Levels.size());
    uint32_t Rows = 0;
    for (size_t U = 0; U < Levels.size(); ++U) {
      UpperRow[U] = Rows;
      Rows += Levels[U];
    }
    Links.allocate(Levels.size() * size_t(Degree));
    UpperLinks.allocate(size_t(Rows) * size_t(upperDegree()));
    std::fill_n(Links.data(), Links.size(), Sentinel);
    std::fill_n(UpperLinks.data(), UpperLinks.size(), Sentinel);
  }

  /// Node i becomes what node Order[i] was, a permutation.
  void permute(const std::vector<int32_t> &Order) {
    const HnswGraph Old = std::move(*this);
    std::vector<uint8_t> NewLevels(Order.size());
    std::vector<int32_t> NewId(Order.size());
    for (size_t I = 0; I < Order.size(); ++I) {
      NewLevels[I] = Old.Levels[size_t(Order[I])];
      NewId[size_t(Order[I])] = int32_t(I);
    }
    allocate(Old.Degree, std::move(NewLevels));
    for (int U = 0; U < size(); ++U)
      for (int Level = 0; Level <= level(U); ++Level) {
        const int32_t *From = Old.links(Order[size_t(U)], Level);
        int32_t *To = links(U, Level);
        for (int I = 0; I < capacity(Level) && From[I] != Sentinel; ++I)
          To[I] = NewId[size_t(From[I])];
      }
    Entry = Old.Entry == Sentinel ? Sentinel : NewId[size_t(Old.Entry)];
  }

  int size() const { return int(Levels.size()); }
  int degree() const { return Degree; }
  int upperDegree() const { return Degree / 2; }
  int level(int U) const { return Levels[size_t(U)]; }
  int entryPoint() const { return Entry; }
  int maxLevel() const { return Entry == Sentinel ? 0 : level(Entry); }
  void setEntryPoint(int U) { Entry = U; }

  /// The I-th neighbour of U at level 0, or -1.
  int at(int U, int I) const {
    return Links[size_t(U) * size_t(Degree) + size_t(I)];
  }
  /// The row of U at a level from 0 to level(U).
  int32_t *links(int U, int Level) {
    return (Level == 0 ? Links : UpperLinks).data() + rowStart(U, Level);
  }
  const int32_t *links(int U, int Level) const {
    return (Level == 0 ? Links : UpperLinks).data() + rowStart(U, Level);
  }
  /// How many ids the rows of a level hold.
  int capacity(int Level) const { return Level == 0 ? Degree : upperDegree(); }

  size_t bytes() const {
    return Links.bytes() + UpperLinks.bytes() +
           Levels.size() * (sizeof(uint8_t) + sizeof(uint32_t));
  }
  const std::vector<uint8_t> &levels() const { return Levels; }
  AlignedArray<int32_t> &level0() { return Links; }
  const AlignedArray<int32_t> &level0() const { return Links; }
  AlignedArray<int32_t> &upper() { return UpperLinks; }
  const AlignedArray<int32_t> &upper() const { return UpperLinks; }

  /// True if every link names a node that has the level, no id follows a
  /// sentinel, and the entry point is a node of the highest level. A search on
  /// such a graph stays in bounds.
  bool isConsistent() const {
    if (size() == 0)
      return Entry == Sentinel;
    if (Entry < 0 || Entry >= size() ||
        level(Entry) != *std::max_element(Levels.begin(), Levels.end()))
      return false;
    for (int U = 0; U < size(); ++U)
      for (int Level = 0; Level <= level(U); ++Level) {
        const int32_t *Row = links(U, Level), *End = Row + capacity(Level);
        const int32_t *Stop = std::find(Row, End, Sentinel);
        for (const int32_t *P = Row; P < Stop; ++P)
          if (*P < 0 || *P >= size() || level(*P) < Level)
            return false;
        if (std::any_of(Stop, End, [](int32_t V) { return V != Sentinel; }))
          return false;
      }
    return true;
  }

private:
  size_t rowStart(int U, int Level) const {
    if (Level == 0)
      return size_t(U) * size_t(Degree);
    return (UpperRow[size_t(U)] + size_t(Level) - 1) * size_t(upperDegree());
  }

  AlignedArray<int32_t> Links;
  AlignedArray<int32_t> UpperLinks;
  std::vector<uint8_t> Levels;
  std::vector<uint32_t> UpperRow; ///< a node's first row in UpperLinks
  int Degree = 0;
  int Entry = Sentinel;
};

/// The breadth-first tree over level 0 from the entry point. Choosing diverse
/// neighbours may drop the last link to a node; crowds of equal rows lose many
/// that way. A builder ends by giving each such node one link, from a node that
/// is reached. A link of the tree is never replaced, so what was reached stays
/// reached; the tree grows from each new link, so all costs one pass over them.
class ReachTree {
public:
  explicit ReachTree(HnswGraph &Graph)
      : Graph(Graph), Parent(size_t(Graph.size()), Unreached) {
    if (Graph.size() > 0)
      grow(Graph.entryPoint(), Graph.entryPoint());
  }

  bool reaches(int U) const { return Parent[size_t(U)] != Unreached; }

  /// Links to V, which is not reached, and adds what V leads to: from the first
  /// of Near, all reached, that has room; else from the first that has a link
  /// outside the tree, in place of that; else from a leaf.
  template <typename Pool> void linkTo(int V, const Pool &Near) {
    for (const auto Use : {&ReachTree::useFreePlace, &ReachTree::replaceLink})
      for (int I = 0; I < Near.size(); ++I)
        if ((this->*Use)(Near.id(I), V))
          return grow(V, Near.id(I));
    const int Leaf = Order.back();
    if (!useFreePlace(Leaf, V))
      replaceLink(Leaf, V);
    grow(V, Leaf);
  }

  /// As reached, breadth first; the last is a leaf.
  const std::vector<int32_t> &order() const { return Order; }

private:
  static constexpr int Unreached = -1;

  void grow(int Root, int From) {
    Parent[size_t(Root)] = From;
    Order.push_back(Root);
    for (size_t Next = Order.size() - 1; Next < Order.size(); ++Next) {
      const int U = Order[Next];
      for (int I = 0; I < Graph.degree() && Graph.at(U, I) != -1; ++I)
        if (const int V = Graph.at(U, I); !reaches(V)) {
          Parent[size_t(V)] = U;
          Order.push_back(V);
        }
    }
  }

  bool useFreePlace(int W, int V) {
    int32_t *Row = Graph.links(W, 0);
    int32_t *Last = Row + Graph.degree() - 1;
    if (*Last != HnswGraph::Sentinel)
      return false;
    *std::find(Row, Last, HnswGraph::Sentinel) = V;
    return true;
  }

  bool replaceLink(int W, int V) {
    int32_t *Row = Graph.links(W, 0);
    for (int I = Graph.degree() - 1; I >= 0; --I)
      if (Parent[size_t(Row[I])] != W) {
        Row[I] = V;
        return true;
      }
    return false;
  }

  HnswGraph &Graph;
  std::vector<int32_t> Parent;
  std::vector<int32_t> Order;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_HNSW_GRAPH_H
