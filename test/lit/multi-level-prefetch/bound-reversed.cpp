// The bound stands left of the comparison; the index is right, and is what
// RUN: %prepare
// RUN: %rewrite --rewrites=multi-level-prefetch -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     const int *links = graph.list(node);
// CHECK-NEXT:     for (int i = 0; graph.degree() > i; ++i) {
// CHECK-NEXT:       int id = links[i];
// CHECK-NEXT:+#if defined(__GNUC__)
// CHECK-NEXT:+      if (graph.degree() > i + 4) {
// CHECK-NEXT:+        int next_id = links[i + 4];
// CHECK-NEXT:+        const char *next_vector = (const char *)(base + next_id * dim);
// CHECK-NEXT:+        for (int line = 0; line < 8; ++line)
// CHECK-NEXT:+          __builtin_prefetch(next_vector + 64 * line, 0, 3);
// CHECK-NEXT:+      }
// CHECK-NEXT:+      if (graph.degree() > i + 12) {
// CHECK-NEXT:+        int next_id = links[i + 12];
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

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; graph.degree() > i; ++i) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
