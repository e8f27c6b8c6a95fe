// A std::function may hold anything.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring calls what cannot be followed: std::function{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"
#include <functional>

void search(Pool &pool, Graph &graph, Visited &visited,
            const std::function<void(int)> &call,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      call(id);
      pool.insert(id, d);
    }
  }
}
