// The same with a structured binding; a variable of its name outside would be
// taken instead.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring uses the index, or a variable that the visited half declares{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Place {
  int Row, Size;
};
Place placeOf(int Id);
int row;

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      auto [row, size] = placeOf(id);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim + row);
      pool.insert(id, d);
    }
  }
}
