// And so in a test of its own.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: the visited half calls what cannot be followed: blocked{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

bool blocked(int Id);

void search(Pool &pool, Graph &graph, Visited &visited,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (blocked(id))
        continue;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
