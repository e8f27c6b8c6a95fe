//===- hnsw_graph.cpp - layout and consistency of the graph ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The layout follows from the levels alone, so a file stores them and no
/// offsets.
///
//===----------------------------------------------------------------------===//

#include "baseline_glass/hnsw_graph.h"

#include <algorithm>
#include <utility>

namespace glass {

bool HnswGraph::allocate(int NewDegree, std::vector<uint8_t> NewLevels) {
  Degree = NewDegree;
  Levels = std::move(NewLevels);
  Entry = Sentinel;
  UpperRow.resize(Levels.size());
  size_t Rows = 0;
  for (size_t U = 0; U < Levels.size(); ++U) {
    UpperRow[U] = Rows;
    Rows += Levels[U];
  }
  if (!Links.allocate(Levels.size() * size_t(Degree)) ||
      !UpperLinks.allocate(Rows * size_t(upperDegree())))
    return false;
  std::fill_n(Links.data(), Links.size(), Sentinel);
  std::fill_n(UpperLinks.data(), UpperLinks.size(), Sentinel);
  return true;
}

bool HnswGraph::isConsistent() const {
  if (size() == 0)
    return Entry == Sentinel;
  if (Entry < 0 || Entry >= size() ||
      level(Entry) != *std::max_element(Levels.begin(), Levels.end()))
    return false;
  for (int U = 0; U < size(); ++U) {
    for (int Level = 0; Level <= level(U); ++Level) {
      const int32_t *Row = links(U, Level);
      const int32_t *End = Row + capacity(Level);
      const int32_t *Stop = std::find(Row, End, Sentinel);
      for (const int32_t *P = Row; P < Stop; ++P)
        if (*P < 0 || *P >= size() || level(*P) < Level)
          return false;
      if (std::any_of(Stop, End, [](int32_t V) { return V != Sentinel; }))
        return false;
    }
  }
  return true;
}

} // namespace glass
