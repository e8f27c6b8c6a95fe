// And so where the lambda is of another object.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Marks {
  bool seen[64];
  auto marker() {
    return [this](int Id) { seen[Id] = true; };
  }
};

void search(Pool &pool, Graph &graph, Marks &marks,
            const float *base, int dim, const float *query) {
  auto mark = marks.marker();
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (marks.seen[id])
        continue;
      marks.seen[id] = true;
      float d = distanceTo(query, base + id * dim);
      mark(id + 1);
      pool.insert(id, d);
    }
  }
}
