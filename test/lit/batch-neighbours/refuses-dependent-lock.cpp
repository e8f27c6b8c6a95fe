// In a template a declared object may be a lock.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: the visited half declares an object that may guard scoring too, like a lock: lock{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

template <typename Lock>
void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      Lock lock(id);
      if (visited.test(id))
        continue;
      visited.set(id);
      pool.insert(id, distanceTo(query, base + id * dim));
    }
  }
}
template void search<int>(Pool &, Graph &, Visited &, const float *, int,
                          const float *);
