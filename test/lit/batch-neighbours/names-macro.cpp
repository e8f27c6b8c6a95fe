// A name that a macro of the unit has is not free.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | FileCheck %s
// CHECK: +      int batch[32];
// CHECK-NEXT: +      int batch_size2 = 0;
// CHECK: +      for (int b2 = 0; b2 < batch_size2; ++b2) {
// CHECK-NEXT: +        int id = batch[b2];
#include "ann.h"

#define b dim + 1
#define batch_size (dim)

void search(Pool &pool, Graph &graph, Visited &visited,
            const float *base, int dim, const float *query) {
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
