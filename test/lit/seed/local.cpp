// The search's own function puts the entry point in.
// RUN: %prepare
// RUN: %scan --idiom=seed -- %flags | FileCheck %s
// CHECK: seed in search
// CHECK:   distance {{.*}} distanceTo(query, base)
// CHECK:   insert {{.*}} pool.insert(0, first)
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  float first = distanceTo(query, base);
  pool.insert(0, first);
  visited.set(0);
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int j = 0; j < graph.degree(); ++j) {
      int id = graph.at(node, j);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
