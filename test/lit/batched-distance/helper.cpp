// The kernel calls a function that only computes; a query of doubles.
// RUN: %prepare
// RUN: %rewrite --rewrites=batched-distance -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   return most;
// CHECK-NEXT: }
// CHECK-NEXT: 
// CHECK-NEXT:+// 4 distances at a time: no sum waits for another.
// CHECK-NEXT:+static void chebyshev_batch4(const double *a, const double *const *b, int d, double *distances) {
// CHECK-NEXT:+  double most[4];
// CHECK-NEXT:+  for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+    most[c] = 0;
// CHECK-NEXT:+  for (int i = 0; i < d; ++i)
// CHECK-NEXT:+    for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+      most[c] = larger(most[c], std::fabs(a[i] - b[c][i]));
// CHECK-NEXT:+  for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+    distances[c] = most[c];
// CHECK-NEXT:+}
// CHECK-NEXT:+
// CHECK-NEXT: void search(Pool &pool, const Graph &graph, Visited &visited, const double *base, const double *query, int dim) {
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:         visited.set(id);
// CHECK-NEXT:         batch[batch_size++] = id;
// CHECK-NEXT:       }
// CHECK-NEXT:+      double distances[32];
// CHECK-NEXT:+      int scored = 0;
// CHECK-NEXT:+      for (; scored + 4 <= batch_size; scored += 4) {
// CHECK-NEXT:+        const double *vectors[4];
// CHECK-NEXT:+        for (int b = scored; b < scored + 4; ++b) {
// CHECK-NEXT:+          int id = batch[b];
// CHECK-NEXT:+          vectors[b - scored] = base + id * dim;
// CHECK-NEXT:+        }
// CHECK-NEXT:+        chebyshev_batch4(query, vectors, dim, distances + scored);
// CHECK-NEXT:+      }
// CHECK-NEXT:+      for (; scored < batch_size; ++scored)
// CHECK-NEXT:+        distances[scored] = chebyshev(query, base + batch[scored] * dim, dim);
// CHECK-NEXT:       for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:         int id = batch[b];
// CHECK-NEXT:-        const double d = chebyshev(query, base + id * dim, dim);
// CHECK-NEXT:+        const double d = distances[b];
// CHECK-NEXT:         pool.insert(id, d);
// CHECK-NEXT:       }
// CHECK-NEXT:     }



#include "ann.h"

#include <cmath>
static double larger(double a, double b) { return a < b ? b : a; }
static double chebyshev(const double *a, const double *b, int d) {
  double most = 0;
  for (int i = 0; i < d; ++i)
    most = larger(most, std::fabs(a[i] - b[i]));
  return most;
}

void search(Pool &pool, const Graph &graph, Visited &visited, const double *base, const double *query, int dim) {
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
        const double d = chebyshev(query, base + id * dim, dim);
        pool.insert(id, d);
      }
    }
  }
}
