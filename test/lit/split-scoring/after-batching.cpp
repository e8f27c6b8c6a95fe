// What batch-neighbours collects; the two rewrites in one run.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours,split-scoring -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: void search(Pool &pool, const Graph &graph, Visited &visited, const float *query, const float *rows) {
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:-    for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:-      int id = graph.at(node, i);
// CHECK-NEXT:-      if (visited.test(id))
// CHECK-NEXT:-        continue;
// CHECK-NEXT:-      visited.set(id);
// CHECK-NEXT:-      float d = distanceTo(query, rows + 8 * id);
// CHECK-NEXT:-      pool.insert(id, d);
// CHECK-NEXT:+    for (int i = 0; i < graph.degree();) {
// CHECK-NEXT:+      int batch[32];
// CHECK-NEXT:+      float distances[32];
// CHECK-NEXT:+      int batch_size = 0;
// CHECK-NEXT:+      for (; i < graph.degree() && batch_size < 32; ++i) {
// CHECK-NEXT:+        int id = graph.at(node, i);
// CHECK-NEXT:+        if (visited.test(id))
// CHECK-NEXT:+          continue;
// CHECK-NEXT:+        visited.set(id);
// CHECK-NEXT:+        batch[batch_size++] = id;
// CHECK-NEXT:+      }
// CHECK-NEXT:+      for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:+        int id = batch[b];
// CHECK-NEXT:+        distances[b] = distanceTo(query, rows + 8 * id);
// CHECK-NEXT:+      }
// CHECK-NEXT:+      // Insert afterwards: a mispredicted branch here delays no distance.
// CHECK-NEXT:+      for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:+        int id = batch[b];
// CHECK-NEXT:+        float d = distances[b];
// CHECK-NEXT:+        pool.insert(id, d);
// CHECK-NEXT:+      }
// CHECK-NEXT:     }
// CHECK-NEXT:   }
// CHECK-NEXT: }

#include "ann.h"

void search(Pool &pool, const Graph &graph, Visited &visited, const float *query, const float *rows) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, rows + 8 * id);
      pool.insert(id, d);
    }
  }
}
