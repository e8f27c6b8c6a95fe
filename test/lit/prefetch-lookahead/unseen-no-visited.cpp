// No visited set: a tree is traversed, or a heap.
// RUN: %prepare
// RUN: %scan -- %flags > %t/sites
// RUN: not grep -E ": [a-z-]+ in " %t/sites
// RUN: %refuses-prefetch --allow-empty
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
