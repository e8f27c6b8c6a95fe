// A function that calls itself is not followed.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring calls what cannot be followed: note{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

inline void note(int Id) {
  if (Id > 0)
    note(Id - 1);
}

void search(Pool &pool, Graph &graph, Visited &visited,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      note(id);
      pool.insert(id, d);
    }
  }
}
