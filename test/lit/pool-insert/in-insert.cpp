// The search by halves stands in the insert, and the place is what grew.
// RUN: %members
// RUN: %rewrite --rewrites=pool-insert -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   void insert(int id, float d) {
// CHECK-NEXT:     if (size == capacity && d >= items[size - 1].d)
// CHECK-NEXT:       return;
// CHECK-NEXT:-    size_t lo = 0, hi = size;
// CHECK-NEXT:-    while (lo < hi) {
// CHECK-NEXT:-      size_t mid = (lo + hi) >> 1;
// CHECK-NEXT:-      if (d < items[mid].d)
// CHECK-NEXT:-        hi = mid;
// CHECK-NEXT:-      else
// CHECK-NEXT:-        lo = mid + 1;
// CHECK-NEXT:-    }
// CHECK-NEXT:-    std::memmove(&items[lo + 1], &items[lo], sizeof(Item) * (size - lo));
// CHECK-NEXT:+    // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+    size_t lo = size;
// CHECK-NEXT:+    for (; lo > 0 && d < items[lo - 1].d; --lo)
// CHECK-NEXT:+      items[lo] = items[lo - 1];
// CHECK-NEXT:     items[lo] = {id, d};
// CHECK-NEXT:     size += size < capacity;
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}

  void insert(int id, float d) {
    if (size == capacity && d >= items[size - 1].d)
      return;
    size_t lo = 0, hi = size;
    while (lo < hi) {
      size_t mid = (lo + hi) >> 1;
      if (d < items[mid].d)
        hi = mid;
      else
        lo = mid + 1;
    }
    std::memmove(&items[lo + 1], &items[lo], sizeof(Item) * (size - lo));
    items[lo] = {id, d};
    size += size < capacity;
  }
