// The head of the loop comes from a macro.
// RUN: %prepare
// RUN: %refuses-prefetch
// RUN: %refuses-multi-level-prefetch
// CHECK: code.cpp:{{[0-9]+}}: {{prefetch-lookahead|multi-level-prefetch}}: refused: the neighbour's declaration or the loop's head is spelled by a macro{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

#define FOR_EACH(I, N) for (int I = 0; I < N; ++I)

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    FOR_EACH(i, graph.degree()) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
