// Every comment is kept: at the head, between statements, behind the mark, in
// the first column, and behind the loop.
// RUN: %prepare
// RUN: %rewrite --rewrites=batch-neighbours -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:     // all that it leads to
// CHECK-NEXT:-    for (int i = 0; i < graph.degree(); ++i) { // each of them
// CHECK-NEXT:-      int id = graph.at(node, i); /* the neighbour */
// CHECK-NEXT:-      // once only
// CHECK-NEXT:-      if (visited.test(id))
// CHECK-NEXT:-        continue; // it was seen
// CHECK-NEXT:+    for (int i = 0; i < graph.degree();) { // each of them
// CHECK-NEXT:+      int batch[32];
// CHECK-NEXT:+      int batch_size = 0;
// CHECK-NEXT:+      for (; i < graph.degree() && batch_size < 32; ++i) {
// CHECK-NEXT:+        int id = graph.at(node, i); /* the neighbour */
// CHECK-NEXT:+        // once only
// CHECK-NEXT:+        if (visited.test(id))
// CHECK-NEXT:+          continue; // it was seen
// CHECK-NEXT: //    if (id == 0) continue;
// CHECK-NEXT:-      visited.set(id); // never again
// CHECK-NEXT:-      /* how far
// CHECK-NEXT:-         is it? */
// CHECK-NEXT:-      float d = distanceTo(query, base + id * dim);
// CHECK-NEXT:-      pool.insert(id, d); // may be refused
// CHECK-NEXT:-      // next
// CHECK-NEXT:+        visited.set(id); // never again
// CHECK-NEXT:+        batch[batch_size++] = id;
// CHECK-NEXT:+      }
// CHECK-NEXT:+      for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:+        int id = batch[b];
// CHECK-NEXT:+        /* how far
// CHECK-NEXT:+           is it? */
// CHECK-NEXT:+        float d = distanceTo(query, base + id * dim);
// CHECK-NEXT:+        pool.insert(id, d); // may be refused
// CHECK-NEXT:+        // next
// CHECK-NEXT:+      }
// CHECK-NEXT:     } // of the list
// CHECK-NEXT:   }
// CHECK-NEXT: }
// CHECK-NOT:{{.}}
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    // all that it leads to
    for (int i = 0; i < graph.degree(); ++i) { // each of them
      int id = graph.at(node, i); /* the neighbour */
      // once only
      if (visited.test(id))
        continue; // it was seen
//    if (id == 0) continue;
      visited.set(id); // never again
      /* how far
         is it? */
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d); // may be refused
      // next
    } // of the list
  }
}
