// The name is taken, and another by a macro.
// RUN: %vary collected_search.cpp \
// RUN:   '/#include/a\#define distances2 links' \
// RUN:   's/int count = 0;/int count = 0, distances = node;/' \
// RUN:   's/graph.at(node, i)/graph.at(distances, i)/'
// RUN: %rewrite --rewrites=split-scoring -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: template <class Measure>
// CHECK-NEXT: void search(Pool &pool, const Graph &graph, Visited &visited, Measure &measure, int ahead) {
// CHECK-NEXT:   int ids[64];
// CHECK-NEXT:+  float distances3[64];
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:     int count = 0, distances = node;
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:       if (i + ahead < count)
// CHECK-NEXT:         measure.prefetch(ids[i + ahead], 2);
// CHECK-NEXT:       int id = ids[i];
// CHECK-NEXT:-      float distance = measure(id);
// CHECK-NEXT:+      distances3[i] = measure(id);
// CHECK-NEXT:+    }
// CHECK-NEXT:+    // Insert afterwards: a mispredicted branch here delays no distance.
// CHECK-NEXT:+    for (int i = 0; i < count; ++i) {
// CHECK-NEXT:+      int id = ids[i];
// CHECK-NEXT:+      float distance = distances3[i];
// CHECK-NEXT:       pool.insert(id, distance);
// CHECK-NEXT:     }
// CHECK-NEXT:   }
