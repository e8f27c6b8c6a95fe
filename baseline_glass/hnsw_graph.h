//===- hnsw_graph.h - the finished graph ---------------------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Level 0 is one array of n x degree() ids, each row filled from the left and
/// padded with -1. Nodes of level l > 0 own l more rows of upperDegree() ids in
/// a second array, rows of one node side by side. The descent enters at
/// entryPoint(), a node of the highest level; an empty graph has entryPoint()
/// == -1.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_HNSW_GRAPH_H
#define CRINN_BASELINE_GLASS_HNSW_GRAPH_H

#include "baseline_glass/aligned_array.h"

#include <cstdint>
#include <vector>

namespace glass {

class HnswGraph {
public:
  static constexpr int Sentinel = -1;

  /// Rows without links for nodes of the given levels; false if the memory is
  /// not to be had.
  [[nodiscard]] bool allocate(int NewDegree, std::vector<uint8_t> NewLevels);

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

  const std::vector<uint8_t> &levels() const { return Levels; }
  AlignedArray<int32_t> &level0() { return Links; }
  const AlignedArray<int32_t> &level0() const { return Links; }
  AlignedArray<int32_t> &upper() { return UpperLinks; }
  const AlignedArray<int32_t> &upper() const { return UpperLinks; }

  /// True if every link names a node that has the level, no id follows a
  /// sentinel, and the entry point is a node of the highest level. A search on
  /// such a graph stays in bounds.
  bool isConsistent() const;

private:
  size_t rowStart(int U, int Level) const {
    if (Level == 0)
      return size_t(U) * size_t(Degree);
    return (UpperRow[size_t(U)] + size_t(Level) - 1) * size_t(upperDegree());
  }

  AlignedArray<int32_t> Links;
  AlignedArray<int32_t> UpperLinks;
  std::vector<uint8_t> Levels;
  std::vector<size_t> UpperRow; ///< a node's first row in UpperLinks
  int Degree = 0;
  int Entry = Sentinel;
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_HNSW_GRAPH_H
