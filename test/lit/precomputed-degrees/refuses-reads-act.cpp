// To read an element moves something.
// RUN: %prepare
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: to read the list may do more than read{{$}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Reader {
  int at(int node, int i) { return links[last = node * 32 + i]; }
  const int *links;
  int last;
};

void search(Pool &pool, Reader &reader, const Graph &graph, Visited &visited, const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = reader.at(node, i);
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
