// An address may stand at the right of a sum.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, char *seen,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = 1;
      float d = distanceTo(query, base + id * dim);
      *(dim + seen) = 1;
      pool.insert(id, d);
    }
  }
}
