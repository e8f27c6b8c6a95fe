// A lock that the first half takes has to hold for the scoring.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: the visited half declares an object that may guard scoring too, like a lock: lock{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Lock {
  explicit Lock(int Id);
  ~Lock();
};

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      Lock lock(id);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
