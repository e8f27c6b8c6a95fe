// The search calls its parameter as the insert calls something else.
// RUN: %prepare
// RUN: %rewrite --rewrites=pool-insert -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   void insert(int id, float d) {
// CHECK-NEXT:     float dist = d;
// CHECK-NEXT:     int d2 = id;
// CHECK-NEXT:-    int mid = find(dist);
// CHECK-NEXT:-    std::memmove(&items[mid + 1], &items[mid], (size - mid) * sizeof(Item));
// CHECK-NEXT:+    // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+    int mid = size;
// CHECK-NEXT:+    for (; mid > 0 && items[mid - 1].d > dist; --mid)
// CHECK-NEXT:+      items[mid] = items[mid - 1];
// CHECK-NEXT:     items[mid] = {d2, dist};
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

  int find(float d) const {
    int lo = 0, hi = size;
    while (lo < hi) {
      int mid = (lo + hi) / 2;
      if (items[mid].d > d)
        hi = mid;
      else
        lo = mid + 1;
    }
    return lo;
  }

  void insert(int id, float d) {
    float dist = d;
    int d2 = id;
    int mid = find(dist);
    std::memmove(&items[mid + 1], &items[mid], (size - mid) * sizeof(Item));
    items[mid] = {d2, dist};
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
