// Comments of what stays are kept, those inside the search go with it.
// RUN: %members
// RUN: %rewrite --rewrites=pool-insert -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT:   void insert(int id, float d) {
// CHECK-NEXT:     // Near ones first.
// CHECK-NEXT:-    int lo = 0, hi = size; // all of them
// CHECK-NEXT:+    // all of them
// CHECK-NEXT:     /* of equal ones the older first */
// CHECK-NEXT:-    while (lo < hi) {
// CHECK-NEXT:-      int mid = (lo + hi) / 2; // rounds down
// CHECK-NEXT:-      if (items[mid].d > d)
// CHECK-NEXT:-        hi = mid;
// CHECK-NEXT:-      else
// CHECK-NEXT:-        lo = mid + 1;
// CHECK-NEXT:-    }
// CHECK-NEXT:     // make room
// CHECK-NEXT:-    std::memmove(&items[lo + 1], &items[lo], (size - lo) * sizeof(Item)); // may overlap
// CHECK-NEXT:+    // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+    int lo = size;
// CHECK-NEXT:+    for (; lo > 0 && items[lo - 1].d > d; --lo)
// CHECK-NEXT:+      items[lo] = items[lo - 1]; // may overlap
// CHECK-NEXT:     items[lo] = {id, d};
// CHECK-NEXT:     size += size < capacity;
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}

  void insert(int id, float d) {
    // Near ones first.
    int lo = 0, hi = size; // all of them
    /* of equal ones the older first */
    while (lo < hi) {
      int mid = (lo + hi) / 2; // rounds down
      if (items[mid].d > d)
        hi = mid;
      else
        lo = mid + 1;
    }
    // make room
    std::memmove(&items[lo + 1], &items[lo], (size - lo) * sizeof(Item)); // may overlap
    items[lo] = {id, d};
    size += size < capacity;
  }
