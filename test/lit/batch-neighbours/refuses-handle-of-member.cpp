// A handle that a member function returned leads into that object.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Handle {
  bool *Of;
};
struct Index {
  bool seen[64];
  Handle handle() { return {seen}; }
  void search(Pool &pool, Graph &graph, const float *base, int dim,
              const float *query);
};

void Index::search(Pool &pool, Graph &graph, const float *base, int dim, const float *query) {
  Handle marks = handle();
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = true;
      float d = distanceTo(query, base + id * dim);
      marks.Of[id + 1] = true;
      pool.insert(id, d);
    }
  }
}
