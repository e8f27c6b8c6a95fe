// The pool is made with the width.
// RUN: %vary construction_with_pool.cpp
// RUN: %rewrite --rewrites=adaptive-ef -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   const float *row(Id id) const;
// CHECK-NEXT: 
// CHECK-NEXT:   Heap searchLayer(Id entry, const void *query, int layer) {
// CHECK-NEXT:-    Pool pool(1000, ef_construction_, ef_construction_);
// CHECK-NEXT:+    // Level 0, where queries spend their time, has a beam of its own.
// CHECK-NEXT:+    const size_t ef =
// CHECK-NEXT:+        layer > 0 ? (ef_construction_ + 1) / 2 : ef_construction_ * 3 / 2;
// CHECK-NEXT:+    Pool pool(1000, ef, ef);
// CHECK-NEXT:     pool.insert(entry, 0);
// CHECK-NEXT:     pool.seen[entry] = true;
// CHECK-NEXT:     while (pool.has_next()) {
// CHECK-NOT:{{.}}
