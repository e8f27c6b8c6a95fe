// Iterators are handed over by value, and what they point into is written.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"
#include <algorithm>
#include <vector>

void search(Pool &pool, Graph &graph, std::vector<float> &seen,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id] == 1)
        continue;
      seen[id] = 1;
      float d = distanceTo(query, base + id * dim);
      std::fill(seen.begin(), seen.end(), d);
      pool.insert(id, d);
    }
  }
}
