// A closure that is handed on may be called.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

template <class F> void after(F Call, int Id) { Call(Id); }

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  auto mark = [&](int id) { visited.set(id + 1); };
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      after(mark, id);
      pool.insert(id, d);
    }
  }
}
