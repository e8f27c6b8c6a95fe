// Another configuration has more before the test.
// RUN: %prepare
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: an #if has a part in the loop's head or its test{{$}}
// CHECK-NOT: {{.}}
#include "ann.h"

void search(Pool &pool, const Graph &graph, Visited &visited, const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
#ifdef COUNTED
      ++steps;
#endif
      if (id == -1)
        break;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
