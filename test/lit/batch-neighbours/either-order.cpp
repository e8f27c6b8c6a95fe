// Each rewrite knows the other's work: in either order they make the same text.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours,prefetch-lookahead -- %flags > %t/one
// RUN: %rewrite --rewrites=prefetch-lookahead,batch-neighbours -- %flags > %t/two
// RUN: test -s %t/one
// RUN: diff %t/one %t/two
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
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
