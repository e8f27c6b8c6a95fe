// Inserting needs the address too: it is computed again.
// RUN: %prepare
// RUN: %rewrite --rewrites=batched-distance -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   return sum;
// CHECK-NEXT: }
// CHECK-NEXT: 
// CHECK-NEXT:+// 4 distances at a time: no sum waits for another.
// CHECK-NEXT:+static void l2_batch4(const float *a, const float *const *b, size_t d, float *distances) {
// CHECK-NEXT:+  float sum[4];
// CHECK-NEXT:+  for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+    sum[c] = 0;
// CHECK-NEXT:+  for (size_t i = 0; i < d; ++i) {
// CHECK-NEXT:+    for (int c = 0; c < 4; ++c) {
// CHECK-NEXT:+      float t = a[i] - b[c][i];
// CHECK-NEXT:+      sum[c] += t * t;
// CHECK-NEXT:+    }
// CHECK-NEXT:+  }
// CHECK-NEXT:+  for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+    distances[c] = sum[c];
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
// CHECK-NEXT:+      for (; scored + 4 <= batch_size; scored += 4) {
// CHECK-NEXT:+        const float *vectors[4];
// CHECK-NEXT:+        for (int b = scored; b < scored + 4; ++b) {
// CHECK-NEXT:+          int id = batch[b];
// CHECK-NEXT:+          const float *v = base + id * dim;
// CHECK-NEXT:+          vectors[b - scored] = v;
// CHECK-NEXT:+        }
// CHECK-NEXT:+        l2_batch4(query, vectors, dim, distances + scored);
// CHECK-NEXT:+      }
// CHECK-NEXT:+      for (; scored < batch_size; ++scored)
// CHECK-NEXT:+        distances[scored] = l2(query, base + batch[scored] * dim, dim);
// CHECK-NEXT:       for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:         int id = batch[b];
// CHECK-NEXT:         const float *v = base + id * dim;
// CHECK-NEXT:-        float d = l2(query, v, dim);
// CHECK-NEXT:+        float d = distances[b];
// CHECK-NEXT:         if (v[0] > 0)
// CHECK-NEXT:           continue;
// CHECK-NEXT:         pool.insert(id, d);



#include "ann.h"

static float l2(const float *a, const float *b, size_t d) {
  float sum = 0;
  for (size_t i = 0; i < d; ++i) {
    float t = a[i] - b[i];
    sum += t * t;
  }
  return sum;
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
        const float *v = base + id * dim;
        float d = l2(query, v, dim);
        if (v[0] > 0)
          continue;
        pool.insert(id, d);
      }
    }
  }
}
