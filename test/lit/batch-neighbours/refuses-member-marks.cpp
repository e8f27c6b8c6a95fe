// A member that is called without this-> and may change the object.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: refused: scoring may change what the visited half reads{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Index {
  Visited visited;
  Pool pool;
  const float *base;
  void note(int Id);
  void search(const Graph &graph, const float *query) {
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        float d = distanceTo(query, base + id * 8);
        pool.insert(id, d);
        note(id);
      }
    }
  }
};
