// An unsigned element is below 0 only as an int.
// RUN: %prepare
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the neighbour's type is not that of the list's elements, or not known{{$}}
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, const Graph &graph, Visited &visited, const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const unsigned *links = (const unsigned *)graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (id < 0)
        break;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
