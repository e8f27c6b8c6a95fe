// A name that a macro in the loop mentions would be another there.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | FileCheck %s
// CHECK: +      for (int b2 = 0; b2 < batch_size; ++b2) {
// CHECK-NEXT: +        int id = batch[b2];
// CHECK: SCALED(id)
#include "ann.h"

static int b = 2;
#define TWICE(X) (X * b)
#define SCALED(X) TWICE(X)

void search(Pool &pool, Graph &graph, Visited &visited,
            const float *base, int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + SCALED(id));
      pool.insert(id, d);
    }
  }
}
