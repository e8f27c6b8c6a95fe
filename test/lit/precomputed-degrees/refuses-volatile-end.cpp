// An end that changes by itself.
// RUN: %prepare
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the list or its end is volatile{{$}}
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, const Graph &graph, const volatile int &most, Visited &visited, const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < most; ++i) {
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
