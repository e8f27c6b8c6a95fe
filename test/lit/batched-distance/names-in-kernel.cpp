// The kernel has variables of the names that the loop and the results would have.
// RUN: %prepare
// RUN: %rewrite --rewrites=batched-distance --set=batched-distance.candidates=8 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   return distances;
// CHECK-NEXT: }
// CHECK-NEXT: 
// CHECK-NEXT:+// 8 distances at a time: no sum waits for another.
// CHECK-NEXT:+static void l2_batch8(const float *a, const float *const *b, size_t c, float *distances2) {
// CHECK-NEXT:+  float distances[8];
// CHECK-NEXT:+  for (int c2 = 0; c2 < 8; ++c2)
// CHECK-NEXT:+    distances[c2] = 0;
// CHECK-NEXT:+  for (size_t i = 0; i < c; ++i) {
// CHECK-NEXT:+    for (int c2 = 0; c2 < 8; ++c2) {
// CHECK-NEXT:+      float t = a[i] - b[c2][i];
// CHECK-NEXT:+      distances[c2] += t * t;
// CHECK-NEXT:+    }
// CHECK-NEXT:+  }
// CHECK-NEXT:+  for (int c2 = 0; c2 < 8; ++c2)
// CHECK-NEXT:+    distances2[c2] = distances[c2];
// CHECK-NEXT:+}
// CHECK-NEXT:+
// CHECK-NEXT: void search(Pool &pool, const Graph &graph, Visited &visited, const float *base, const float *query, size_t dim) {
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:         visited.set(id);
// CHECK-NEXT:         batch[batch_size++] = id;
// CHECK-NEXT:       }
// CHECK-NEXT:+      float distances[32];
// CHECK-NEXT:+      int scored = 0;
// CHECK-NEXT:+      for (; scored + 8 <= batch_size; scored += 8) {
// CHECK-NEXT:+        const float *vectors[8];
// CHECK-NEXT:+        for (int b = scored; b < scored + 8; ++b) {
// CHECK-NEXT:+          int id = batch[b];
// CHECK-NEXT:+          vectors[b - scored] = base + id * dim;
// CHECK-NEXT:+        }
// CHECK-NEXT:+        l2_batch8(query, vectors, dim, distances + scored);
// CHECK-NEXT:+      }
// CHECK-NEXT:+      for (; scored < batch_size; ++scored)
// CHECK-NEXT:+        distances[scored] = l2(query, base + batch[scored] * dim, dim);
// CHECK-NEXT:       for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:         int id = batch[b];
// CHECK-NEXT:-        float d = l2(query, base + id * dim, dim);
// CHECK-NEXT:+        float d = distances[b];
// CHECK-NEXT:         pool.insert(id, d);
// CHECK-NEXT:       }
// CHECK-NEXT:     }



#include "ann.h"

static float l2(const float *a, const float *b, size_t c) {
  float distances = 0;
  for (size_t i = 0; i < c; ++i) {
    float t = a[i] - b[i];
    distances += t * t;
  }
  return distances;
}

void search(Pool &pool, const Graph &graph, Visited &visited, const float *base, const float *query, size_t dim) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree();) {
      int batch[32];
      int batch_size = 0;
      for (; i < graph.degree() && batch_size < 32; ++i) {
        int id = links[i];
        if (visited.test(id))
          continue;
        visited.set(id);
        batch[batch_size++] = id;
      }
      for (int b = 0; b < batch_size; ++b) {
        int id = batch[b];
        float d = l2(query, base + id * dim, dim);
        pool.insert(id, d);
      }
    }
  }
}
