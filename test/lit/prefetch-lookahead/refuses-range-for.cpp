// A range-for has no index, so no element further on can be named.
// RUN: %prepare
// RUN: %refuses-prefetch
// RUN: %refuses-multi-level-prefetch
// CHECK: code.cpp:{{[0-9]+}}: {{prefetch-lookahead|multi-level-prefetch}}: refused: the neighbours are not read through an index that counts up{{.*}}
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
