// An object that holds the visited set by reference marks when it is called.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Offer {
  Visited &Seen;
  void operator()(int Id);
};

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  Offer offer{visited};
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      offer(id);
      pool.insert(id, d);
    }
  }
}
