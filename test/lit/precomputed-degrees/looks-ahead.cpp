// A prefetch that looks ahead asks for the end as before.
// RUN: %prepare
// RUN: %rewrite --rewrites=precomputed-degrees -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: void search(Pool &pool, const Graph &graph, Visited &visited, const Computer &computer) {
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:-    for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:+    // The links are counted first: the loop needs no test of each.
// CHECK-NEXT:+    int link_count = 0;
// CHECK-NEXT:+    while (link_count < graph.degree() && graph.at(node, link_count) != -1)
// CHECK-NEXT:+      ++link_count;
// CHECK-NEXT:+    for (int i = 0; i < link_count; ++i) {
// CHECK-NEXT:       int id = graph.at(node, i);
// CHECK-NEXT:-      if (id == -1)
// CHECK-NEXT:-        break;
// CHECK-NEXT:       if (i + 4 < graph.degree() && graph.at(node, i + 4) != -1) {
// CHECK-NEXT:         int next = graph.at(node, i + 4);
// CHECK-NEXT:         computer.prefetch(next, 2);
// CHECK-NOT:{{.}}
#include "ann.h"

struct Computer {
  float operator()(int id) const { return distanceTo(query, base + id * dim); }
  void prefetch(int id, int lines) const {
    for (int i = 0; i < lines; ++i)
      __builtin_prefetch(base + id * dim + 16 * i);
  }
  const float *query, *base;
  int dim;
};

void search(Pool &pool, const Graph &graph, Visited &visited, const Computer &computer) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (id == -1)
        break;
      if (i + 4 < graph.degree() && graph.at(node, i + 4) != -1) {
        int next = graph.at(node, i + 4);
        computer.prefetch(next, 2);
      }
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = computer(id);
      pool.insert(id, d);
    }
  }
}
