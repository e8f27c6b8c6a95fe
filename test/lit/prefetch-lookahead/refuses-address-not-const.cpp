// A member that is not const may change its object.
// RUN: %prepare
// RUN: %refuses-prefetch
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: computing the neighbour's address may do more than read: cache.row(id){{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Cache {
  const float *row(int Id);
};
Cache cache;

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
      float d = distanceTo(query, cache.row(id));
      pool.insert(id, d);
    }
  }
}
