// Both ends are in the range; the entries before the place answer the question.
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
// CHECK-NEXT:-    int lo = 0;
// CHECK-NEXT:-    int hi = size - 1;
// CHECK-NEXT:-    while (lo <= hi) {
// CHECK-NEXT:-      const int mid = lo + (hi - lo) / 2;
// CHECK-NEXT:-      if (items[mid].d <= d)
// CHECK-NEXT:-        lo = mid + 1;
// CHECK-NEXT:-      else
// CHECK-NEXT:-        hi = mid - 1;
// CHECK-NEXT:-    }
// CHECK-NEXT:-    for (int i = size; i > lo; --i)
// CHECK-NEXT:-      items[i] = items[i - 1];
// CHECK-NEXT:+    // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+    int lo = size;
// CHECK-NEXT:+    for (; lo > 0 && !(items[lo - 1].d <= d); --lo)
// CHECK-NEXT:+      items[lo] = items[lo - 1];
// CHECK-NEXT:     items[lo] = {id, d};
// CHECK-NEXT:     size += size < capacity;
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}

  void insert(int id, float d) {
    int lo = 0;
    int hi = size - 1;
    while (lo <= hi) {
      const int mid = lo + (hi - lo) / 2;
      if (items[mid].d <= d)
        lo = mid + 1;
      else
        hi = mid - 1;
    }
    for (int i = size; i > lo; --i)
      items[i] = items[i - 1];
    items[lo] = {id, d};
    size += size < capacity;
  }
