// A caller fills the pool, in a loop over entry points, and hands it on.
// RUN: %prepare
// RUN: %scan --idiom=seed -- %flags | FileCheck %s
// CHECK: seed in start
// CHECK:   expand {{.*}} for (int j = 0; j < n; ++j)
// CHECK:   distance {{.*}} distanceTo(query, base + entry[j] * dim)
// CHECK:   insert {{.*}} pool.insert(entry[j], distanceTo(query, base + entry[j] * dim))
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
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

void start(Graph &graph, Visited &visited, const float *base, int dim,
           const float *query, const int *entry, int n, Pool &pool) {
  for (int j = 0; j < n; ++j)
    pool.insert(entry[j], distanceTo(query, base + entry[j] * dim));
  search(pool, graph, visited, base, dim, query);
}
