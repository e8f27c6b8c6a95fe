// A switch around the search and one inside the scoring are whole on their
// sides.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   case 1:
// CHECK-NEXT:     while (pool.hasNext()) {
// CHECK-NEXT:       int node = pool.pop();
// CHECK-NEXT:-      for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:-        int id = graph.at(node, i);
// CHECK-NEXT:-        if (visited.test(id))
// CHECK-NEXT:-          continue;
// CHECK-NEXT:-        visited.set(id);
// CHECK-NEXT:-        float d = distanceTo(query, base + id * dim);
// CHECK-NEXT:-        switch (id % 2) {
// CHECK-NEXT:-        case 0:
// CHECK-NEXT:-          break;
// CHECK-NEXT:-        default:
// CHECK-NEXT:-          d += 1;
// CHECK-NEXT:+      for (int i = 0; i < graph.degree();) {
// CHECK-NEXT:+        int batch[32];
// CHECK-NEXT:+        int batch_size = 0;
// CHECK-NEXT:+        for (; i < graph.degree() && batch_size < 32; ++i) {
// CHECK-NEXT:+          int id = graph.at(node, i);
// CHECK-NEXT:+          if (visited.test(id))
// CHECK-NEXT:+            continue;
// CHECK-NEXT:+          visited.set(id);
// CHECK-NEXT:+          batch[batch_size++] = id;
// CHECK-NEXT:+        }
// CHECK-NEXT:+        for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:+          int id = batch[b];
// CHECK-NEXT:+          float d = distanceTo(query, base + id * dim);
// CHECK-NEXT:+          switch (id % 2) {
// CHECK-NEXT:+          case 0:
// CHECK-NEXT:+            break;
// CHECK-NEXT:+          default:
// CHECK-NEXT:+            d += 1;
// CHECK-NEXT:+          }
// CHECK-NEXT:+          pool.insert(id, d);
// CHECK-NEXT:         }
// CHECK-NEXT:-        pool.insert(id, d);
// CHECK-NEXT:       }
// CHECK-NEXT:     }
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query, int mode) {
  switch (mode) {
  case 1:
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        float d = distanceTo(query, base + id * dim);
        switch (id % 2) {
        case 0:
          break;
        default:
          d += 1;
        }
        pool.insert(id, d);
      }
    }
  }
}
