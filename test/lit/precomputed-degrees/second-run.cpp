// A second run finds nothing to do.
// RUN: %prepare
// RUN: %rewrite --rewrites=precomputed-degrees -- %flags | count 0
#include "ann.h"

void search(Pool &pool, const Graph &graph, Visited &visited, const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    // The links are counted first: the loop needs no test of each.
    int degree = 0;
    while (degree < graph.degree() && graph.at(node, degree) != -1)
      ++degree;
    for (int i = 0; i < degree; ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
