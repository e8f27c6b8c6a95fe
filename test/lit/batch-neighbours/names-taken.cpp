// A name that the function has already is not taken twice.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:     const int *links = graph.list(node);
// CHECK-NEXT:-    for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:-      int id = links[i];
// CHECK-NEXT:-      if (visited.test(id))
// CHECK-NEXT:-        continue;
// CHECK-NEXT:-      visited.set(id);
// CHECK-NEXT:-      pool.insert(id, distanceTo(batch + b * batch_size, base + id * dim));
// CHECK-NEXT:+    for (int i = 0; i < graph.degree();) {
// CHECK-NEXT:+      int batch2[32];
// CHECK-NEXT:+      int batch_size2 = 0;
// CHECK-NEXT:+      for (; i < graph.degree() && batch_size2 < 32; ++i) {
// CHECK-NEXT:+        int id = links[i];
// CHECK-NEXT:+        if (visited.test(id))
// CHECK-NEXT:+          continue;
// CHECK-NEXT:+        visited.set(id);
// CHECK-NEXT:+        batch2[batch_size2++] = id;
// CHECK-NEXT:+      }
// CHECK-NEXT:+      for (int b2 = 0; b2 < batch_size2; ++b2) {
// CHECK-NEXT:+        int id = batch2[b2];
// CHECK-NEXT:+        pool.insert(id, distanceTo(batch + b * batch_size, base + id * dim));
// CHECK-NEXT:+      }
// CHECK-NEXT:     }
// CHECK-NEXT:   }
// CHECK-NEXT: }
// CHECK-NOT:{{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *batch, int b, int batch_size) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      pool.insert(id, distanceTo(batch + b * batch_size, base + id * dim));
    }
  }
}
