// What comes after it takes the loop as one that counts.
// RUN: %vary ended_list.cpp
// RUN: %rewrite --rewrites=precomputed-degrees,batch-neighbours -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: void search(Pool &pool, const Graph &graph, Visited &visited, const float *base, int dim, const float *query) {
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:-    for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:-      int id = graph.at(node, i);
// CHECK-NEXT:-      if (id == -1)
// CHECK-NEXT:-        break;
// CHECK-NEXT:-      if (visited.test(id))
// CHECK-NEXT:-        continue;
// CHECK-NEXT:-      visited.set(id);
// CHECK-NEXT:-      float d = distanceTo(query, base + id * dim);
// CHECK-NEXT:-      pool.insert(id, d);
// CHECK-NEXT:+    // The links are counted first: the loop needs no test of each.
// CHECK-NEXT:+    int link_count = 0;
// CHECK-NEXT:+    while (link_count < graph.degree() && graph.at(node, link_count) != -1)
// CHECK-NEXT:+      ++link_count;
// CHECK-NEXT:+    for (int i = 0; i < link_count;) {
// CHECK-NEXT:+      int batch[32];
// CHECK-NEXT:+      int batch_size = 0;
// CHECK-NEXT:+      for (; i < link_count && batch_size < 32; ++i) {
// CHECK-NEXT:+        int id = graph.at(node, i);
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
