// The insert tells itself whether it put something in.
// RUN: %prepare
// RUN: %rewrite --rewrites=convergence-termination -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: void search(Graph &graph, Visited &visited, const float *base, const float *query, int ef) {
// CHECK-NEXT:   Bounded pool(ef);
// CHECK-NEXT:+  // Expansions since something was found that is near enough.
// CHECK-NEXT:+  int idle = 0;
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:+    if (++idle > 8 + ef / 2)
// CHECK-NEXT:+      break;
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:     for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:       int id = graph.at(node, i);
// CHECK-NEXT:       if (!visited.insert(id))
// CHECK-NEXT:         continue;
// CHECK-NEXT:-      pool.insert(id, distanceTo(query, base + id));
// CHECK-NEXT:+      if (pool.insert(id, distanceTo(query, base + id)))
// CHECK-NEXT:+        idle = 0;
// CHECK-NEXT:     }
// CHECK-NEXT:   }
// CHECK-NEXT: }
// CHECK-NOT:{{.}}
#include "ann.h"
#include <vector>

struct Bounded {
  explicit Bounded(int Capacity) : capacity(Capacity) { entries.reserve(Capacity); }
  bool hasNext() const;
  int pop();
  bool insert(int Id, float Distance) {
    if (size == capacity)
      return false;
    entries[size++] = Id;
    return true;
  }
  std::vector<int> entries;
  int size = 0, capacity;
};

void search(Graph &graph, Visited &visited, const float *base, const float *query, int ef) {
  Bounded pool(ef);
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (!visited.insert(id))
        continue;
      pool.insert(id, distanceTo(query, base + id));
    }
  }
}
