// What came down is the place, and not an int.
// RUN: %members
// RUN: %rewrite --rewrites=pool-insert -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   int pop();
// CHECK-NEXT: 
// CHECK-NEXT:   void insert(int id, float d) {
// CHECK-NEXT:-    unsigned lo = 0, hi = size;
// CHECK-NEXT:-    while (lo != hi) {
// CHECK-NEXT:-      unsigned mid = lo + (hi - lo) / 2;
// CHECK-NEXT:-      if (items[mid].d < d)
// CHECK-NEXT:-        lo = mid + 1;
// CHECK-NEXT:-      else
// CHECK-NEXT:-        hi = mid;
// CHECK-NEXT:-    }
// CHECK-NEXT:-    std::copy_backward(items.begin() + hi, items.begin() + size, items.begin() + size + 1);
// CHECK-NEXT:+    // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+    unsigned hi = size;
// CHECK-NEXT:+    for (; hi > 0 && !(items[hi - 1].d < d); --hi)
// CHECK-NEXT:+      items[hi] = items[hi - 1];
// CHECK-NEXT:     items[hi] = {id, d};
// CHECK-NEXT:     size += size < capacity;
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}

  void insert(int id, float d) {
    unsigned lo = 0, hi = size;
    while (lo != hi) {
      unsigned mid = lo + (hi - lo) / 2;
      if (items[mid].d < d)
        lo = mid + 1;
      else
        hi = mid;
    }
    std::copy_backward(items.begin() + hi, items.begin() + size, items.begin() + size + 1);
    items[hi] = {id, d};
    size += size < capacity;
  }
