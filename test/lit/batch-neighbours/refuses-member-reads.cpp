// A const member with a body in sight that reads what the first half writes.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: the visited half may change what scoring reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Index {
  Visited visited;
  Pool pool;
  const float *base;
  float penalty(int Id) const { return visited.test(Id) ? 1 : 0; }
  void search(const Graph &graph, const float *query) {
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        float d = distanceTo(query, base + id * 8) + penalty(id);
        pool.insert(id, d);
      }
    }
  }
};
