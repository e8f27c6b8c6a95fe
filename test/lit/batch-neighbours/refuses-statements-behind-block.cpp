// Something follows the block of the test: it belongs to neither half.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: what follows the visited test is neither its block nor behind a continue{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

int hops;

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (!visited.test(id)) {
        visited.set(id);
        float d = distanceTo(query, base + id * dim);
        pool.insert(id, d);
      }
      ++hops;
    }
  }
}
