// A breadth-first search has a visited set and no distance.
// RUN: %prepare
// RUN: %scan -- %flags > %t/sites
// RUN: not grep -E ": [a-z-]+ in " %t/sites
// RUN: %refuses-batch --allow-empty
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      pool.insert(id, 0);
    }
  }
}
