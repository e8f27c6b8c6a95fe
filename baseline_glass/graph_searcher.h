//===- graph_searcher.h - descent, search, refinement --------- -*- C++ -*-===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// Greedy descent through the upper levels, then best-first search on level 0:
/// take the nearest candidate not yet expanded, score its unvisited neighbours,
/// offer them to the pool, until no candidate is left to expand.
///
/// While a neighbour is scored, the first lines of a later one are fetched.

#ifndef CRINN_BASELINE_GLASS_GRAPH_SEARCHER_H
#define CRINN_BASELINE_GLASS_GRAPH_SEARCHER_H

#include "baseline_glass/code_rows.h"
#include "baseline_glass/hnsw_graph.h"
#include "baseline_glass/linear_pool.h"

namespace glass {

/// Which vectors a search fetches ahead; no answer depends on it.
struct PrefetchParams {
  int LookAhead = 1; ///< places in the list of neighbours; 1 .. 512
  int Lines = 1;     ///< cache lines of a vector; 0 .. 512
};

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

/// Fills Candidates, which the caller has reset, from Start.
/// Visited has been reset to the size of the graph, which is not empty.
template <typename Computer, typename Pool>
void searchLevel0(const HnswGraph &Graph, const Computer &Distance, int Start,
                  PrefetchParams Prefetch, Pool &Candidates,
                  VisitedSet &Visited) {
  Visited.set(Start);
  Candidates.insert(Start, Distance(Start));
  while (Candidates.hasNext()) {
    const int U = Candidates.pop();
    for (int I = 0; I < Graph.degree(); ++I) {
      const int V = Graph.at(U, I);
      if (V == -1)
        break;
      if (I + Prefetch.LookAhead < Graph.degree()) {
        const int Ahead = Graph.at(U, I + Prefetch.LookAhead);
        if (Ahead != -1)
          Distance.prefetch(Ahead, Prefetch.Lines);
      }
      if (Visited.test(V))
        continue;
      Visited.set(V);
      const auto Dist = Distance(V);
      Candidates.insert(V, Dist);
    }
  }
}

/// Refinement of a pool that is ordered by the distances of coarse codes:
/// scores the first Count candidates (fewer if the pool holds fewer) by Fine
/// and leaves the nearest in Result, which the caller has reset to k.
template <typename Pool>
void refine(const Pool &Candidates, int Count, const Computer<AsItIs> &Fine,
            LinearPool<float> &Result) {
  const int End = std::min(Count, Candidates.size());
  for (int I = 0; I < End; ++I) {
    const int V = Candidates.id(I);
    const float Dist = Fine(V);
    Result.insert(V, Dist);
  }
}

} // namespace glass

#endif // CRINN_BASELINE_GLASS_GRAPH_SEARCHER_H
