// The search calls its parameter as the insert calls something else.
// RUN: %vary sorted_pool.cpp \
// RUN:   's/int lo = find(d)/float dist = d;\n    int d2 = id;\n    int mid = find(dist)/' \
// RUN:   's/items\[lo/items[mid/g' 's/size - lo/size - mid/' 's/{id, d}/{d2, dist}/' \
// RUN:   's/if (lo < cur)/if (mid < cur)/' 's/cur = lo/cur = mid/'
// RUN: %rewrite --rewrites=pool-insert -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:       return false;
// CHECK-NEXT:     float dist = d;
// CHECK-NEXT:     int d2 = id;
// CHECK-NEXT:-    int mid = find(dist);
// CHECK-NEXT:-    std::memmove(&items[mid + 1], &items[mid], (size - mid) * sizeof(Item));
// CHECK-NEXT:+    // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+    int mid = size;
// CHECK-NEXT:+    for (; mid > 0 && items[mid - 1].d > dist; --mid)
// CHECK-NEXT:+      items[mid] = items[mid - 1];
// CHECK-NEXT:     items[mid] = {d2, dist};
// CHECK-NEXT:     if (size < capacity)
// CHECK-NEXT:       size++;
// CHECK-NOT:{{.}}
