// std::upper_bound with a comparison written where it is used.
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
// CHECK-NEXT:-    int lo = std::upper_bound(items.begin(), items.begin() + size, d,
// CHECK-NEXT:-                              [](float d, const Item &item) { return d < item.d; }) -
// CHECK-NEXT:-             items.begin();
// CHECK-NEXT:-    std::memmove(items.data() + lo + 1, items.data() + lo, (size - lo) * sizeof(items[0]));
// CHECK-NEXT:+    // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+    int lo = size;
// CHECK-NEXT:+    for (; lo > 0 && d < items[lo - 1].d; --lo)
// CHECK-NEXT:+      items[lo] = items[lo - 1];
// CHECK-NEXT:     items[lo] = {id, d};
// CHECK-NEXT:     size += size < capacity;
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}

  void insert(int id, float d) {
    int lo = std::upper_bound(items.begin(), items.begin() + size, d,
                              [](float d, const Item &item) { return d < item.d; }) -
             items.begin();
    std::memmove(items.data() + lo + 1, items.data() + lo, (size - lo) * sizeof(items[0]));
    items[lo] = {id, d};
    size += size < capacity;
  }
