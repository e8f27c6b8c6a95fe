// A function template whose pool and visited set are parameters of it.
// RUN: %prepare
// RUN: %rewrite --rewrites=multi-level-prefetch --set=multi-level-prefetch.further=16 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:     for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:       int id = graph.at(node, i);
// CHECK-NEXT:+#if defined(__GNUC__)
// CHECK-NEXT:+      if (i + 4 < graph.degree()) {
// CHECK-NEXT:+        int next_id = graph.at(node, i + 4);
// CHECK-NEXT:+        const char *next_vector = (const char *)(base + next_id * dim);
// CHECK-NEXT:+        for (int line = 0; line < 8; ++line)
// CHECK-NEXT:+          __builtin_prefetch(next_vector + 64 * line, 0, 3);
// CHECK-NEXT:+      }
// CHECK-NEXT:+      if (i + 20 < graph.degree()) {
// CHECK-NEXT:+        int next_id = graph.at(node, i + 20);
// CHECK-NEXT:+        const char *next_vector = (const char *)(base + next_id * dim);
// CHECK-NEXT:+        for (int line = 0; line < 2; ++line)
// CHECK-NEXT:+          __builtin_prefetch(next_vector + 64 * line, 0, 1);
// CHECK-NEXT:+      }
// CHECK-NEXT:+#endif
// CHECK-NEXT:       if (visited.test(id))
// CHECK-NEXT:         continue;
// CHECK-NEXT:       visited.set(id);
// CHECK-NOT:{{.}}
#include "ann.h"

template <typename P, typename V>
void search(P &pool, V &visited, const Graph &graph, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}

void use(Pool &pool, Visited &visited, const Graph &graph) {
  search(pool, visited, graph, nullptr, 0, nullptr);
}
