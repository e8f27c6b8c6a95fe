// An end of two conditions: the second may be what keeps the list from being
// read too far.
// RUN: %prepare
// RUN: %refuses-prefetch
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: the loop's end is not a comparison of its index with a bound{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < 64 && links[i] != -1; ++i) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
