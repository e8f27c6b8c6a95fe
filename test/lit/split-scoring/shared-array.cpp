// The ids are in an array of each thread: the distances are in one before the loop.
// RUN: %vary collected_search.cpp \
// RUN:   '/^  int ids/d' \
// RUN:   '/^template/i\static thread_local int ids[64];'
// RUN: %rewrite --rewrites=split-scoring -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:       visited.set(id);
// CHECK-NEXT:       ids[count++] = id;
// CHECK-NEXT:     }
// CHECK-NEXT:+    float distances[64];
// CHECK-NEXT:     for (int i = 0; i < count; ++i) {
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
