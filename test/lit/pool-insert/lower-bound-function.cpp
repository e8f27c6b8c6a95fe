// std::lower_bound with a function, the place by std::distance, none searched without entries.
// RUN: %members \
// RUN:   '/^struct Candidates/i static bool nearer(const Item &a, const Item &b) { return a.d < b.d; }\n'
// RUN: %rewrite --rewrites=pool-insert -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT:   void insert(int id, float d) {
// CHECK-NEXT:     const Item item = {id, d};
// CHECK-NEXT:-    int lo = size ? std::distance(items.data(), std::lower_bound(items.data(), items.data() + size, item, &nearer)) : 0;
// CHECK-NEXT:-    if (lo < size)
// CHECK-NEXT:-      std::memmove(&items[lo + 1], &items[lo], (size - lo) * sizeof(Item));
// CHECK-NEXT:+    // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+    int lo = size;
// CHECK-NEXT:+    for (; lo > 0 && !nearer(items[lo - 1], item); --lo)
// CHECK-NEXT:+      items[lo] = items[lo - 1];
// CHECK-NEXT:     items[lo] = item;
// CHECK-NEXT:     size += size < capacity;
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}

  void insert(int id, float d) {
    const Item item = {id, d};
    int lo = size ? std::distance(items.data(), std::lower_bound(items.data(), items.data() + size, item, &nearer)) : 0;
    if (lo < size)
      std::memmove(&items[lo + 1], &items[lo], (size - lo) * sizeof(Item));
    items[lo] = item;
    size += size < capacity;
  }
