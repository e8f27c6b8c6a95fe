// A test that marks and opens a block leaves no place behind the mark.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: a test that marks and opens a block leaves no place to collect behind it{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (visited.insert(id)) {
        float d = distanceTo(query, base + id * dim);
        pool.insert(id, d);
      }
    }
  }
}
