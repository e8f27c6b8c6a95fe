// A text of several lines would change with its indentation.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: the loop holds a text of several lines{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

inline void note(const char *) {}

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      note(R"(
      seen
      )");
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
