//===- graph_searcher.h - from the entry point to the ef nearest - -*- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Greedy descent through the upper levels, then best-first search on level 0:
/// take the nearest candidate not yet expanded, score its unvisited neighbours,
/// offer them to the pool, until no candidate is left to expand.
///
/// While one neighbour is scored, the first bytes of the one LookAhead places
/// further on are fetched.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_GRAPH_SEARCHER_H
#define CRINN_BASELINE_GLASS_GRAPH_SEARCHER_H

#include "baseline_glass/hnsw_graph.h"
#include "baseline_glass/visited_set.h"

namespace glass {

inline constexpr int LookAhead = 1;
inline constexpr int LookAheadLines = 1;

/// Walks from the entry point to nearer nodes, level by level, down to level 1.
template <typename Computer>
int descendToLevel0(const HnswGraph &Graph, const Computer &Distance) {
  int Nearest = Graph.entryPoint();
  auto Best = Distance(Nearest);
  for (int Level = Graph.maxLevel(); Level > 0; --Level) {
    bool Moved = true;
    while (Moved) {
      Moved = false;
      const int32_t *Links = Graph.links(Nearest, Level);
      for (int I = 0; I < Graph.upperDegree(); ++I) {
        const int V = Links[I];
        if (V == HnswGraph::Sentinel)
          break;
        const auto Dist = Distance(V);
        if (Dist < Best) {
          Best = Dist;
          Nearest = V;
          Moved = true;
        }
      }
    }
  }
  return Nearest;
}

/// Fills Pool, which the caller has reset, from Start.
/// Visited has been reset to the size of the graph, which is not empty.
template <typename Computer, typename Pool>
void searchLevel0(const HnswGraph &Graph, const Computer &Distance, int Start,
                  Pool &Candidates, VisitedSet &Visited) {
  Visited.set(Start);
  Candidates.insert(Start, Distance(Start));
  while (Candidates.hasNext()) {
    const int U = Candidates.pop();
    for (int I = 0; I < Graph.degree(); ++I) {
      const int V = Graph.at(U, I);
      if (V == -1)
        break;
      if (I + LookAhead < Graph.degree()) {
        const int Ahead = Graph.at(U, I + LookAhead);
        if (Ahead != -1)
          Distance.prefetch(Ahead, LookAheadLines);
      }
      if (Visited.test(V))
        continue;
      Visited.set(V);
      const auto Dist = Distance(V);
      Candidates.insert(V, Dist);
    }
  }
}

} // namespace glass

#endif // CRINN_BASELINE_GLASS_GRAPH_SEARCHER_H
