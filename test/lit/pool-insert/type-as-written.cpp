// The place's type is a name with arguments: it is written as it was, but for const.
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
// CHECK-NEXT:-    const std::vector<Item>::difference_type lo =
// CHECK-NEXT:-        std::upper_bound(items.begin(), items.begin() + size, d,
// CHECK-NEXT:-                         [](float d, const Item &item) { return d < item.d; }) -
// CHECK-NEXT:-        items.begin();
// CHECK-NEXT:-    std::copy_backward(items.begin() + lo, items.begin() + size, items.begin() + size + 1);
// CHECK-NEXT:+    // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+    std::vector<Item>::difference_type lo = size;
// CHECK-NEXT:+    for (; lo > 0 && d < items[lo - 1].d; --lo)
// CHECK-NEXT:+      items[lo] = items[lo - 1];
// CHECK-NEXT:     items[lo] = {id, d};
// CHECK-NEXT:     size += size < capacity;
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}

  void insert(int id, float d) {
    const std::vector<Item>::difference_type lo =
        std::upper_bound(items.begin(), items.begin() + size, d,
                         [](float d, const Item &item) { return d < item.d; }) -
        items.begin();
    std::copy_backward(items.begin() + lo, items.begin() + size, items.begin() + size + 1);
    items[lo] = {id, d};
    size += size < capacity;
  }
