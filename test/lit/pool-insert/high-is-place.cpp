// What came down is the place, and not an int.
// RUN: %prepare
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
#include "ann.h"
#include <algorithm>
#include <cstring>
#include <vector>

struct Item {
  int id;
  float d;
};

struct Candidates {
  bool hasNext() const;
  int pop();

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

  std::vector<Item> items;
  int size, cur, capacity;
};

void search(Candidates &pool, Graph &graph, Visited &visited, const float *base, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.insert(id))
        pool.insert(id, distanceTo(query, base + id));
    }
  }
}
