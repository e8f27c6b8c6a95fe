// The visited set is a part of the pool: an insert may mark.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct MarkingPool {
  Visited seen;
  bool hasNext() const;
  int pop();
  bool insert(int Id, float Distance);
};

void search(MarkingPool &pool, Graph &graph, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (pool.seen.test(id))
        continue;
      pool.seen.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
