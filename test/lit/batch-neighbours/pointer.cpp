// A pointer walks the list: it counts on where the batch before it ended.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | FileCheck %s
// CHECK:      +    for (const int *it = links; it != links + graph.degree();) {
// CHECK-NEXT: +      int batch[32];
// CHECK-NEXT: +      int batch_size = 0;
// CHECK-NEXT: +      for (; it != links + graph.degree() && batch_size < 32; ++it) {
// CHECK-NEXT: +        int id = *it;
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (const int *it = links; it != links + graph.degree(); ++it) {
      int id = *it;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
