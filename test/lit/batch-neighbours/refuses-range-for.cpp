// A range-for has no index to go on from.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: the neighbours are not read in a counting for loop{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct List {
  const int *begin() const;
  const int *end() const;
};
List listOf(int Node);

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    List links = listOf(node);
    for (int id : links) {
      
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
