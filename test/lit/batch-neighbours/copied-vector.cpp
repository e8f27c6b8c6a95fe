// A copy of a vector has elements of its own.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | FileCheck %s
// CHECK: +        batch[batch_size++] = id;
#include "ann.h"
#include <vector>

void search(Pool &pool, Graph &graph, std::vector<char> &seen,
            const float *base, int dim, const float *query) {
  auto again = seen;
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (seen[id])
        continue;
      seen[id] = 1;
      float d = distanceTo(query, base + id * dim);
      again[id] = 0;
      pool.insert(id, d);
    }
  }
}
