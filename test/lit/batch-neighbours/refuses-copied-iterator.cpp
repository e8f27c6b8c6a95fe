// An iterator writes what it points into.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"
#include <vector>

void search(Pool &pool, Graph &graph, std::vector<char> &seen,
            const float *base, int dim, const float *query) {
  auto begin = seen.begin();
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = 1;
      float d = distanceTo(query, base + id * dim);
      begin[id + 1] = 1;
      pool.insert(id, d);
    }
  }
}
