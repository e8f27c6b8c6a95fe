// Two searches, of which one seeds as well, put entries into one pool: one edit.
// RUN: %prepare
// RUN: %rewrite --rewrites=pool-insert -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   bool insert(int id, float d) {
// CHECK-NEXT:     if (size == capacity && d >= items[size - 1].d)
// CHECK-NEXT:       return false;
// CHECK-NEXT:-    int lo = find(d);
// CHECK-NEXT:-    std::memmove(&items[lo + 1], &items[lo], (size - lo) * sizeof(Item));
// CHECK-NEXT:+    // Most entries belong near the end: make room on the way to the place.
// CHECK-NEXT:+    int lo = size;
// CHECK-NEXT:+    for (; lo > 0 && items[lo - 1].d > d; --lo)
// CHECK-NEXT:+      items[lo] = items[lo - 1];
// CHECK-NEXT:     items[lo] = {id, d};
// CHECK-NEXT:     if (size < capacity)
// CHECK-NEXT:       size++;
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

  bool insert(int id, float d) {
    if (size == capacity && d >= items[size - 1].d)
      return false;
    int lo = find(d);
    std::memmove(&items[lo + 1], &items[lo], (size - lo) * sizeof(Item));
    items[lo] = {id, d};
    if (size < capacity)
      size++;
    if (lo < cur)
      cur = lo;
    return true;
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

void searchFrom(int entry, Candidates &pool, Graph &graph, Visited &visited, const float *base, const float *query) {
  pool.insert(entry, distanceTo(query, base + entry));
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.insert(id))
        pool.insert(id, distanceTo(query, base + id));
    }
  }
}
