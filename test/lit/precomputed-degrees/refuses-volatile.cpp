// Elements that change by themselves.
// RUN: %prepare
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the list or its end is volatile{{$}}
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, const Graph &graph, Visited &visited, const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const volatile int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (id == -1)
        break;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
