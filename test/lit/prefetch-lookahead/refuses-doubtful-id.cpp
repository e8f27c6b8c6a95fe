// Rows are found through a table, and an id may be no row of it: the test that
// says so is part of another.
// RUN: %prepare
// RUN: %refuses-prefetch
// RUN: %refuses-multi-level-prefetch
// CHECK: code.cpp:{{[0-9]+}}: {{prefetch-lookahead|multi-level-prefetch}}: refused: the vector's address is read from memory{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *const *rows,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (id < 0 || visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, rows[id]);
      pool.insert(id, d);
    }
  }
}
