// A template whose loop fills a buffer.
// RUN: %prepare
// RUN: %rewrite --rewrites=precomputed-degrees -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     auto u = pool.pop();
// CHECK-NEXT:     int edge_size = 0;
// CHECK-NEXT:-    for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:+    // The links are counted first: the loop needs no test of each.
// CHECK-NEXT:+    int link_count = 0;
// CHECK-NEXT:+    while (link_count < graph.degree() && graph.at(u, link_count) != -1) {
// CHECK-NEXT:+      ++link_count;
// CHECK-NEXT:+    }
// CHECK-NEXT:+    for (int i = 0; i < link_count; ++i) {
// CHECK-NEXT:       int v = graph.at(u, i);
// CHECK-NEXT:-      if (v == -1) {
// CHECK-NEXT:-        break;
// CHECK-NEXT:-      }
// CHECK-NEXT:       if (visited.test(v)) {
// CHECK-NEXT:         continue;
// CHECK-NEXT:       }
// CHECK-NOT:{{.}}
#include "prefetching_computer.h"

template <class Links, class Of>
void search(const Links &graph, Pool &pool, Visited &visited, const Of &computer, int po, int pl) {
  int edges[64];
  while (pool.hasNext()) {
    auto u = pool.pop();
    int edge_size = 0;
    for (int i = 0; i < graph.degree(); ++i) {
      int v = graph.at(u, i);
      if (v == -1) {
        break;
      }
      if (visited.test(v)) {
        continue;
      }
      visited.set(v);
      edges[edge_size++] = v;
    }
    for (int i = 0; i < edge_size; ++i) {
      if (i + po < edge_size) {
        computer.prefetch(edges[i + po], pl);
      }
      int v = edges[i];
      auto d = computer(v);
      pool.insert(v, d);
    }
  }
}

void ask(const Graph &graph, Pool &pool, Visited &visited, const Computer &computer) {
  search(graph, pool, visited, computer, 4, 2);
}
