// An iterator is not recognised.
// RUN: %prepare
// RUN: %scan -- %flags > %t/sites
// RUN: not grep -v "near miss" %t/sites
// RUN: %refuses-batch --allow-empty
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (const int *it = links; it != links + graph.degree(); ++it) {
      int id = *it;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
