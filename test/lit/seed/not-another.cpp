// Another pool gets nodes before the search.
// RUN: %prepare
// RUN: %scan --idiom=seed -- %flags > %t/out
// RUN: not grep -E ": [a-z-]+ in " %t/out
#include "ann.h"

void other(Pool &pool) { pool.insert(1, 1.0f); }

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  Pool spare;
  spare.insert(0, 0.0f);
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int j = 0; j < graph.degree(); ++j) {
      int id = graph.at(node, j);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
