// The loop has room for more than the list holds, and is left at its end.
// RUN: %prepare
// RUN: %refuses-prefetch
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: the loop may be left before its end, which the list may not reach
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *list = graph.list(node);
    int n = graph.degree();
    for (int i = 1; i <= 64; ++i) {
      if (i > list[0])
        break;
      int id = list[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
