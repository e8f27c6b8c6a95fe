// Reading an element of a map makes one: the test would see it.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Map {
  bool count(int Key) const;
  float &operator[](int Key);
};

void search(Pool &pool, Graph &graph, Map &best, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (best.count(id))
        continue;
      best[id] = 0;
      float d = distanceTo(query, base + id * dim);
      d += best[id + 1];
      pool.insert(id, d);
    }
  }
}
