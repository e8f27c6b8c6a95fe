// A handle that is given by value is a copy, too; its pointee is written by
// what is not seen.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"
#include <memory>

void note(std::shared_ptr<Visited> Seen, int Id);

void search(Pool &pool, Graph &graph, std::shared_ptr<Visited> visited,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited->test(id))
        continue;
      visited->set(id);
      float d = distanceTo(query, base + id * dim);
      note(visited, id);
      pool.insert(id, d);
    }
  }
}
