// A lambda that a member function returned holds that object.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Index {
  bool seen[64];
  auto marker() {
    return [this](int Id) { seen[Id] = true; };
  }
  void search(Pool &pool, Graph &graph, const float *base, int dim,
              const float *query);
};

void Index::search(Pool &pool, Graph &graph, const float *base, int dim, const float *query) {
  auto mark = marker();
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = true;
      float d = distanceTo(query, base + id * dim);
      mark(id + 1);
      pool.insert(id, d);
    }
  }
}
