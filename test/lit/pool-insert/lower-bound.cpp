// std::lower_bound, and std::move_backward within the vector's own size.
// RUN: %members \
// RUN:   '/^  float d;/a\  bool operator<(const Item &other) const { return d < other.d; }'
// RUN: %rewrite --rewrites=pool-insert -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   void insert(int id, float d) {
// CHECK-NEXT:     Item item = {id, d};
// CHECK-NEXT:     items.push_back(item);
// CHECK-NEXT:-    const size_t lo = std::lower_bound(items.begin(), items.end() - 1, item) - items.begin();
// CHECK-NEXT:-    std::move_backward(items.begin() + lo, items.end() - 1, items.end());
// CHECK-NEXT:+    // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+    size_t lo = items.size() - 1;
// CHECK-NEXT:+    for (; lo > 0 && !(items[lo - 1] < item); --lo)
// CHECK-NEXT:+      items[lo] = std::move(items[lo - 1]);
// CHECK-NEXT:     items[lo] = item;
// CHECK-NEXT:   }
// CHECK-NEXT: 
// CHECK-NOT:{{.}}

  void insert(int id, float d) {
    Item item = {id, d};
    items.push_back(item);
    const size_t lo = std::lower_bound(items.begin(), items.end() - 1, item) - items.begin();
    std::move_backward(items.begin() + lo, items.end() - 1, items.end());
    items[lo] = item;
  }
