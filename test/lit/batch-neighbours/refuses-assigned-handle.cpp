// A shared_ptr that is set later than it is declared.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"
#include <memory>

void search(Pool &pool, Graph &graph, std::shared_ptr<Visited> visited,
            const float *base, int dim, const float *query) {
  std::shared_ptr<Visited> again;
  again = visited;
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited->test(id))
        continue;
      visited->set(id);
      float d = distanceTo(query, base + id * dim);
      again->set(id + 1);
      pool.insert(id, d);
    }
  }
}
