// A function that is given the list may cut it.
// RUN: %prepare
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the loop calls what cannot be followed: note{{$}}
// CHECK-NOT: {{.}}
#include "ann.h"

void note(int *list);

void search(Pool &pool, const Graph &graph, int *lists, Visited &visited, const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    int *links = lists + 32 * node;
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (id == -1)
        break;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
      note(links);
    }
  }
}
