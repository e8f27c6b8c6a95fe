// The whole search is the body of a macro.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: the neighbour loop is spelled by a macro{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

#define SEARCH                                                                 \
  while (pool.hasNext()) {                                                     \
    int node = pool.pop();                                                     \
    for (int i = 0; i < graph.degree(); ++i) {                                 \
      int id = graph.at(node, i);                                              \
      if (visited.test(id))                                                    \
        continue;                                                              \
      visited.set(id);                                                         \
      pool.insert(id, distanceTo(query, base + id * dim));                     \
    }                                                                          \
  }

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  SEARCH
}
