// The end is a number of the graph's.
// RUN: %prepare
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: no comparison with a literal tells where the list ends{{$}}
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, const Graph &graph, Visited &visited, const float *base, int dim, const float *query, int none) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (id == none)
        break;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
