// A comment keeps the rewrite away.
// RUN: %prepare
// RUN: %rewrite --rewrites=multi-level-prefetch -- %flags | count 0
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) { // NOCRINN
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}

void search2(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    // NOCRINNNEXTLINE
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}

void search3(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) { // NOCRINN(huge-pages, multi-level-prefetch)
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
