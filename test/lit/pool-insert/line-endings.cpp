// Lines that end in CR and LF.
// RUN: %vary sorted_pool.cpp 's/$/\r/'
// RUN: %rewrite --rewrites=pool-insert -- %flags | %exactly
// RUN: %rewrite --in-place --rewrites=pool-insert -- %flags && not grep -vP '\r$' %t/code.cpp
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   bool insert(int id, float d) {
// CHECK-NEXT:     if (size == capacity && d >= items[size - 1].d)
// CHECK-NEXT:       return false;
// CHECK-NEXT:-    int lo = find(d);
// CHECK-NEXT:-    std::memmove(&items[lo + 1], &items[lo], (size - lo) * sizeof(Item));
// CHECK-NEXT:+    // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+    int lo = size;
// CHECK-NEXT:+    for (; lo > 0 && items[lo - 1].d > d; --lo)
// CHECK-NEXT:+      items[lo] = items[lo - 1];
// CHECK-NEXT:     items[lo] = {id, d};
// CHECK-NEXT:     if (size < capacity)
// CHECK-NEXT:       size++;
// CHECK-NOT:{{.}}
