// Computing the address counts something: twice would be another count.
// RUN: %prepare
// RUN: %refuses-prefetch
// RUN: %refuses-multi-level-prefetch
// CHECK: code.cpp:{{[0-9]+}}: {{prefetch-lookahead|multi-level-prefetch}}: refused: computing the neighbour's address may do more than read: base + (reads++, id) * dim{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

int reads;

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + (reads++, id) * dim);
      pool.insert(id, d);
    }
  }
}
