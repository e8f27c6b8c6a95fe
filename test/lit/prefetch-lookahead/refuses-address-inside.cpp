// The address depends on what each neighbour computes for itself.
// RUN: %prepare
// RUN: %refuses-prefetch
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: the neighbour's address depends on what is computed inside the loop: base + id * stride{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      int stride = dim + id % 2;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * stride);
      pool.insert(id, d);
    }
  }
}
