// A file with the line ends of Windows keeps them.
// RUN: %prepare
// RUN: sed -i 's/$/\r/' %t/code.cpp
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | %exactly
// FileCheck does not look at line ends: no line may be without its own.
// RUN: %rewrite --in-place --rewrites=batch-neighbours -- %flags
// RUN: sed -n '/\r$/!p' %t/code.cpp > %t/bare
// RUN: test ! -s %t/bare
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
// CHECK-NEXT:-      float d = distanceTo(query, base + id * dim);
// CHECK-NEXT:-      pool.insert(id, d);
// CHECK-NEXT:+    for (int i = 0; i < graph.degree();) {
// CHECK-NEXT:+      int batch[32];
// CHECK-NEXT:+      int batch_size = 0;
// CHECK-NEXT:+      for (; i < graph.degree() && batch_size < 32; ++i) {
// CHECK-NEXT:+        int id = links[i];
// CHECK-NEXT:+        if (visited.test(id))
// CHECK-NEXT:+          continue;
// CHECK-NEXT:+        visited.set(id);
// CHECK-NEXT:+        batch[batch_size++] = id;
// CHECK-NEXT:+      }
// CHECK-NEXT:+      for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:+        int id = batch[b];
// CHECK-NEXT:+        float d = distanceTo(query, base + id * dim);
// CHECK-NEXT:+        pool.insert(id, d);
// CHECK-NEXT:+      }
// CHECK-NEXT:     }
// CHECK-NEXT:   }
// CHECK-NEXT: }
// CHECK-NOT:{{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
