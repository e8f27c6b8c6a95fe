// The neighbour is declared by a macro: there is no place behind the
// declaration.
// RUN: %prepare
// RUN: %refuses-prefetch
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: the neighbour's declaration or the loop's head is spelled by a macro{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

#define NEIGHBOUR(V, FROM) int V = FROM

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      NEIGHBOUR(id, links[i]);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
