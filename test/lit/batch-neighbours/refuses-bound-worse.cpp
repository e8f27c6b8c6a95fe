// The first half looks at the worst of the pool, which scoring changes.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct BoundedPool : Pool {
  float worst() const;
};

void search(BoundedPool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query, const float *lower) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (lower[id] > pool.worst())
        continue;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
