// The address is spelled by a macro, which may use the neighbour in ways that
// cannot be seen.
// RUN: %prepare
// RUN: %refuses-prefetch
// RUN: %refuses-multi-level-prefetch
// CHECK: code.cpp:{{[0-9]+}}: {{prefetch-lookahead|multi-level-prefetch}}: refused: the neighbour's address is spelled by a macro{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

#define ROW(ID) base + ID * dim

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
      float d = distanceTo(query, ROW(id));
      pool.insert(id, d);
    }
  }
}
