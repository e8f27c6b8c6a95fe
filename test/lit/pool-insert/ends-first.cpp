// The search looks at both ends first, all with hints; the move is guarded.
// RUN: %members
// RUN: %rewrite --rewrites=pool-insert -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:       return;
// CHECK-NEXT:     }
// CHECK-NEXT: 
// CHECK-NEXT:-    int pos = find(d);
// CHECK-NEXT:+    // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+    int pos = size;
// CHECK-NEXT:+    for (; pos > 0 && items[pos - 1].d > d; --pos) {
// CHECK-NEXT:+      items[pos] = items[pos - 1];
// CHECK-NEXT:+    }
// CHECK-NEXT: 
// CHECK-NEXT:     if (__builtin_expect(pos < size / 2, 1)) {
// CHECK-NEXT:       near = std::min(255, static_cast<int>(near) + 16);
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:       near = std::max(64, static_cast<int>(near) - 4);
// CHECK-NEXT:     }
// CHECK-NEXT: 
// CHECK-NEXT:-    // Room for it.
// CHECK-NEXT:-    if (__builtin_expect(pos < size, 1)) {
// CHECK-NEXT:-      std::memmove(&items[pos + 1], &items[pos],
// CHECK-NEXT:-                   (size - pos) * sizeof(Item));
// CHECK-NEXT:-    }
// CHECK-NEXT:-
// CHECK-NEXT:     items[pos] = {id, d};
// CHECK-NEXT:     size += size < capacity;
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}

  int find(float d) const {
    if (__builtin_expect(size == 0, 0)) return 0;
    if (__builtin_expect(d < items[0].d, 0)) return 0;
    if (__builtin_expect(d >= items[size - 1].d, 0)) return size;
    int lo = 0, hi = size;
    while (lo < hi) {
      int mid = (lo + hi) >> 1;
      if (__builtin_expect(items[mid].d > d, 1)) {
        hi = mid;
      } else {
        lo = mid + 1;
      }
    }
    return lo;
  }

  void insert(int id, float d) {
    if (__builtin_expect(size == capacity && d >= items[size - 1].d, 0)) {
      return;
    }

    int pos = find(d);

    if (__builtin_expect(pos < size / 2, 1)) {
      near = std::min(255, static_cast<int>(near) + 16);
    } else {
      near = std::max(64, static_cast<int>(near) - 4);
    }

    // Room for it.
    if (__builtin_expect(pos < size, 1)) {
      std::memmove(&items[pos + 1], &items[pos],
                   (size - pos) * sizeof(Item));
    }

    items[pos] = {id, d};
    size += size < capacity;
  }
  unsigned char near = 128;
