// Names in the style of the neighbour's.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:             int dim, const float *query) {
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int nodeId = pool.pop();
// CHECK-NEXT:-    for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:-      int nextId = graph.at(nodeId, i);
// CHECK-NEXT:-      if (visited.test(nextId))
// CHECK-NEXT:-        continue;
// CHECK-NEXT:-      visited.set(nextId);
// CHECK-NEXT:-      pool.insert(nextId, distanceTo(query, base + nextId * dim));
// CHECK-NEXT:+    for (int i = 0; i < graph.degree();) {
// CHECK-NEXT:+      int batch[32];
// CHECK-NEXT:+      int batchSize = 0;
// CHECK-NEXT:+      for (; i < graph.degree() && batchSize < 32; ++i) {
// CHECK-NEXT:+        int nextId = graph.at(nodeId, i);
// CHECK-NEXT:+        if (visited.test(nextId))
// CHECK-NEXT:+          continue;
// CHECK-NEXT:+        visited.set(nextId);
// CHECK-NEXT:+        batch[batchSize++] = nextId;
// CHECK-NEXT:+      }
// CHECK-NEXT:+      for (int b = 0; b < batchSize; ++b) {
// CHECK-NEXT:+        int nextId = batch[b];
// CHECK-NEXT:+        pool.insert(nextId, distanceTo(query, base + nextId * dim));
// CHECK-NEXT:+      }
// CHECK-NEXT:     }
// CHECK-NEXT:   }
// CHECK-NEXT: }
// CHECK-NOT:{{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int nodeId = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int nextId = graph.at(nodeId, i);
      if (visited.test(nextId))
        continue;
      visited.set(nextId);
      pool.insert(nextId, distanceTo(query, base + nextId * dim));
    }
  }
}
