// The neighbour is declared in the head of a statement: nothing can follow it
// there.
// RUN: %prepare
// RUN: %refuses-prefetch
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: the neighbour is declared in the head of a statement{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      if (int id = links[i]; !visited.test(id)) {
        visited.set(id);
        float d = distanceTo(query, base + id * dim);
        pool.insert(id, d);
      }
    }
  }
}
