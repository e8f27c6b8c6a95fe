// `auto` in a template has no spelling for the array.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: the neighbour's type is auto and depends on the template{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

template <typename G>
void search(Pool &pool, const G &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      auto id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      pool.insert(id, distanceTo(query, base + id * dim));
    }
  }
}
template void search<Graph>(Pool &, const Graph &, Visited &, const float *,
                            int, const float *);
