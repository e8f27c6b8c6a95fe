// What a vector<bool> hands out refers to one of its bits.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"
#include <vector>

void search(Pool &pool, Graph &graph, std::vector<bool> &seen,
            const float *base, int dim, const float *query) {
  auto first = seen[0];
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = true;
      float d = distanceTo(query, base + id * dim);
      first = true;
      pool.insert(id, d);
    }
  }
}
