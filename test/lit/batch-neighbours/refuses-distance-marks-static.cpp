// A distance with a body is followed like all others.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

static bool seen[64];
struct Computer {
  float operator()(int Id) const {
    seen[Id + 1] = true;
    return 0;
  }
};

void search(Pool &pool, Graph &graph, const Computer &computer,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = true;
      float d = computer(id);
      pool.insert(id, d);
    }
  }
}
