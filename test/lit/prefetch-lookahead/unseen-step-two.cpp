// Ids and weights alternate: an index that does not count by one names no
// neighbour.
// RUN: %prepare
// RUN: %scan -- %flags > %t/sites
// RUN: not grep -v "near miss" %t/sites
// RUN: %refuses-prefetch --allow-empty
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); i += 2) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
