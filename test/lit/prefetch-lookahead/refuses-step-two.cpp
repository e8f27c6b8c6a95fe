// Ahead by one is not the next neighbour where the index goes by two.
// RUN: %prepare
// RUN: %refuses-prefetch
// RUN: %refuses-multi-level-prefetch
// CHECK: code.cpp:{{[0-9]+}}: {{prefetch-lookahead|multi-level-prefetch}}: refused: the neighbours are not read through an index that counts up, so there is no looking ahead
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); i += 2) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
