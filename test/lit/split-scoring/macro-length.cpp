// A length that has a name is used by its name.
// RUN: %vary collected_search.cpp \
// RUN:   '/#include/a\#define MAX_DEGREE 64' \
// RUN:   's/ids.64./ids[MAX_DEGREE]/'
// RUN: %rewrite --rewrites=split-scoring -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: template <class Measure>
// CHECK-NEXT: void search(Pool &pool, const Graph &graph, Visited &visited, Measure &measure, int ahead) {
// CHECK-NEXT:   int ids[MAX_DEGREE];
// CHECK-NEXT:+  float distances[MAX_DEGREE];
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:     int count = 0;
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:       if (i + ahead < count)
// CHECK-NEXT:         measure.prefetch(ids[i + ahead], 2);
// CHECK-NEXT:       int id = ids[i];
// CHECK-NEXT:-      float distance = measure(id);
// CHECK-NEXT:+      distances[i] = measure(id);
// CHECK-NEXT:+    }
// CHECK-NEXT:+    // Insert afterwards: a mispredicted branch here delays no distance.
// CHECK-NEXT:+    for (int i = 0; i < count; ++i) {
// CHECK-NEXT:+      int id = ids[i];
// CHECK-NEXT:+      float distance = distances[i];
// CHECK-NEXT:       pool.insert(id, distance);
// CHECK-NEXT:     }
// CHECK-NEXT:   }
