// A pointer to a member leads into its object.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Marks {
  char *Of;
};

void search(Pool &pool, Graph &graph, Marks &marks, char *Marks::*field,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (marks.Of[id])
        continue;
      marks.Of[id] = 1;
      float d = distanceTo(query, base + id * dim);
      (marks.*field)[id + 1] = 1;
      pool.insert(id, d);
    }
  }
}
