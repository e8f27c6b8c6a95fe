// A function without a body that is in no role of the search.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring calls what cannot be followed: note{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

void note(int Id);

void search(Pool &pool, Graph &graph, Visited &visited,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      note(id);
      pool.insert(id, d);
    }
  }
}
