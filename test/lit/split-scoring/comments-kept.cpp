// Comments stay with what they are about.
// RUN: %vary collected_search.cpp \
// RUN:   's/float distance = .*/& \/\/ squared/' \
// RUN:   '/float distance/i\      // The row is on its way.' \
// RUN:   '/pool.insert/i\      // The nearest come first.'
// RUN: %rewrite --rewrites=split-scoring -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: template <class Measure>
// CHECK-NEXT: void search(Pool &pool, const Graph &graph, Visited &visited, Measure &measure, int ahead) {
// CHECK-NEXT:   int ids[64];
// CHECK-NEXT:+  float distances[64];
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:     int count = 0;
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:         measure.prefetch(ids[i + ahead], 2);
// CHECK-NEXT:       int id = ids[i];
// CHECK-NEXT:       // The row is on its way.
// CHECK-NEXT:-      float distance = measure(id); // squared
// CHECK-NEXT:+      distances[i] = measure(id);
// CHECK-NEXT:+    }
// CHECK-NEXT:+    // Insert afterwards: a mispredicted branch here delays no distance.
// CHECK-NEXT:+    for (int i = 0; i < count; ++i) {
// CHECK-NEXT:+      int id = ids[i];
// CHECK-NEXT:+      float distance = distances[i]; // squared
// CHECK-NEXT:       // The nearest come first.
// CHECK-NEXT:       pool.insert(id, distance);
// CHECK-NEXT:     }
