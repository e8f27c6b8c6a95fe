// The body moves the end of the list; what is in bounds now may not be a link.
// RUN: %prepare
// RUN: %refuses-prefetch
// RUN: %refuses-multi-level-prefetch
// CHECK: code.cpp:{{[0-9]+}}: {{prefetch-lookahead|multi-level-prefetch}}: refused: the loop's body may change the loop's end{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    int size = 64;
    for (int i = 0; i < size; ++i) {
      int id = links[i];
      if (id == -1)
        size = 0;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
