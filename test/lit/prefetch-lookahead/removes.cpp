// ahead=0 takes the prefetch out. What its author said about it is kept.
// RUN: %prepare
// RUN: %rewrite --rewrites=prefetch-lookahead --set=prefetch-lookahead.ahead=0 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     const int *links = graph.list(node);
// CHECK-NEXT:     for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:       int id = links[i];
// CHECK-NEXT:-      if (i + 1 < graph.degree())
// CHECK-NEXT:-        __builtin_prefetch(base + links[i + 1] * dim); // the next one
// CHECK-NEXT:+      // the next one
// CHECK-NEXT:       if (visited.test(id))
// CHECK-NEXT:         continue;
// CHECK-NEXT:       visited.set(id);
// CHECK-NOT:{{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (i + 1 < graph.degree())
        __builtin_prefetch(base + links[i + 1] * dim); // the next one
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
