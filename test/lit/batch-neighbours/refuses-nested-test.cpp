// The test does not stand directly in the loop.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: the visited test does not stand directly in the loop{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (id != node) {
        if (visited.test(id))
          continue;
        visited.set(id);
        float d = distanceTo(query, base + id * dim);
        pool.insert(id, d);
      }
    }
  }
}
