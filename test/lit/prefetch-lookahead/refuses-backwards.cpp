// The list is read from its end: four further on is before its beginning.
// RUN: %prepare
// RUN: %refuses-prefetch
// RUN: %refuses-multi-level-prefetch
// CHECK: code.cpp:{{[0-9]+}}: {{prefetch-lookahead|multi-level-prefetch}}: refused: the neighbour is not the element at the loop's index, so the next one cannot be named
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *list = graph.list(node);
    int n = graph.degree();
    for (int i = 1; i <= n; ++i) {
      int id = list[n - i];
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
