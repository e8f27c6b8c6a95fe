// Marked before it is tested: what follows the test is already the scoring.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: the visited mark does not follow its test directly{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      bool seen = visited.test(id);
      visited.set(id);
      if (visited.test(id) && seen)
        continue;
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
