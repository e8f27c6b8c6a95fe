// All names that it has are taken.
// RUN: %prepare
// RUN: %rewrite --rewrites=precomputed-degrees -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:     const int *links = graph.list(node);
// CHECK-NEXT:-    for (int i = 0; i < most; ++i) {
// CHECK-NEXT:+    // The links are counted first: the loop needs no test of each.
// CHECK-NEXT:+    int link_count2 = 0;
// CHECK-NEXT:+    while (link_count2 < most && links[link_count2] != -1)
// CHECK-NEXT:+      ++link_count2;
// CHECK-NEXT:+    for (int i = 0; i < link_count2; ++i) {
// CHECK-NEXT:       int id = links[i];
// CHECK-NEXT:-      if (id == -1)
// CHECK-NEXT:-        break;
// CHECK-NEXT:       if (visited.test(id))
// CHECK-NEXT:         continue;
// CHECK-NEXT:       visited.set(id);
// CHECK-NOT:{{.}}
#include "ann.h"

void search(Pool &pool, const Graph &graph, int most, Visited &visited, const float *base, int degree, int link_count, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < most; ++i) {
      int id = links[i];
      if (id == -1)
        break;
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * degree + link_count);
      pool.insert(id, d);
    }
  }
}
