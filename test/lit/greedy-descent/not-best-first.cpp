// A best-first search that remembers the best node is no descent.
// RUN: %prepare
// RUN: %scan --idiom=greedy-descent -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  int best = -1;
  float least = 1e30f;
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int j = 0; j < graph.degree(); ++j) {
      int id = graph.at(node, j);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
      if (d < least) {
        least = d;
        best = id;
      }
    }
  }
}
