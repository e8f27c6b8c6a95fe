// The look-ahead prefetch of the vector goes with the scoring, and then
// fetches only what will be scored. That of the visited set stays.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:             const float *query) {
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:-    for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:-      int id = graph.at(node, i);
// CHECK-NEXT:-      if (i + 1 < graph.degree())
// CHECK-NEXT:-        __builtin_prefetch(seen + graph.at(node, i + 1)); // is it seen?
// CHECK-NEXT:-      if (i + 1 < graph.degree())
// CHECK-NEXT:-        __builtin_prefetch(base + graph.at(node, i + 1) * dim); // where it is
// CHECK-NEXT:-      if (seen[id])
// CHECK-NEXT:-        continue;
// CHECK-NEXT:-      seen[id] = 1;
// CHECK-NEXT:-      pool.insert(id, distanceTo(query, base + id * dim));
// CHECK-NEXT:+    for (int i = 0; i < graph.degree();) {
// CHECK-NEXT:+      int batch[32];
// CHECK-NEXT:+      int batch_size = 0;
// CHECK-NEXT:+      for (; i < graph.degree() && batch_size < 32; ++i) {
// CHECK-NEXT:+        int id = graph.at(node, i);
// CHECK-NEXT:+        if (i + 1 < graph.degree())
// CHECK-NEXT:+          __builtin_prefetch(seen + graph.at(node, i + 1)); // is it seen?
// CHECK-NEXT:+        // where it is
// CHECK-NEXT:+        if (seen[id])
// CHECK-NEXT:+          continue;
// CHECK-NEXT:+        seen[id] = 1;
// CHECK-NEXT:+        batch[batch_size++] = id;
// CHECK-NEXT:+      }
// CHECK-NEXT:+      for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:+        int id = batch[b];
// CHECK-NEXT:+        if (b + 1 < batch_size) {
// CHECK-NEXT:+          int next_id = batch[b + 1];
// CHECK-NEXT:+          __builtin_prefetch((const char *)(base + next_id * dim), 0, 3);
// CHECK-NEXT:+        }
// CHECK-NEXT:+        pool.insert(id, distanceTo(query, base + id * dim));
// CHECK-NEXT:+      }
// CHECK-NEXT:     }
// CHECK-NEXT:   }
// CHECK-NEXT: }
// CHECK-NOT:{{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, char *seen, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (i + 1 < graph.degree())
        __builtin_prefetch(seen + graph.at(node, i + 1)); // is it seen?
      if (i + 1 < graph.degree())
        __builtin_prefetch(base + graph.at(node, i + 1) * dim); // where it is
      if (seen[id])
        continue;
      seen[id] = 1;
      pool.insert(id, distanceTo(query, base + id * dim));
    }
  }
}
