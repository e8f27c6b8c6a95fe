// Another function gets the same pool first.
// RUN: %prepare
// RUN: %scan --idiom=seed -- %flags | FileCheck %s
// CHECK: seed in enter
// CHECK:   insert {{.*}} pool.insert(entry, d)
#include "ann.h"

void enter(Pool &pool, int entry, float d) { pool.insert(entry, d); }

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
           const float *query) {
  Pool pool;
  enter(pool, 0, distanceTo(query, base));
  search(pool, graph, visited, base, dim, query);
}
