// Scoring with the index: the second loop has another one.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring uses the index, or a variable that the visited half declares{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

float weight[64];

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
      float d = distanceTo(query, base + id * dim) * weight[i];
      pool.insert(id, d);
    }
  }
}
