// What the address reads is there only for ids that pass a test, which the look
// ahead would not make.
// RUN: %prepare
// RUN: %refuses-prefetch
// CHECK: code.cpp:{{[0-9]+}}: prefetch-lookahead: refused: the vector's address is read from memory, and the loop tests in ways that cannot be repeated whether an id is a node's
// CHECK-NOT: {{.}}
#include "ann.h"

bool isFree(int Id);

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query, const float *const *rows) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *list = graph.list(node);
    int n = graph.degree();
    for (int i = 0; i < n; ++i) {
      int id = list[i];
      if (isFree(id))
        continue;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, rows[id]);
      pool.insert(id, d);
    }
  }
}
