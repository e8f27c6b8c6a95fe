// A search inside a lambda is part of the function that holds it.
// RUN: %prepare
// RUN: %rewrite --rewrites=prefetch-lookahead -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:       int node = pool.pop();
// CHECK-NEXT:       for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:         int id = graph.at(node, i);
// CHECK-NEXT:+#if defined(__GNUC__)
// CHECK-NEXT:+        if (i + 4 < graph.degree()) {
// CHECK-NEXT:+          int next_id = graph.at(node, i + 4);
// CHECK-NEXT:+          const char *next_vector = (const char *)(base + next_id * dim);
// CHECK-NEXT:+          for (int line = 0; line < 8; ++line)
// CHECK-NEXT:+            __builtin_prefetch(next_vector + 64 * line, 0, 3);
// CHECK-NEXT:+        }
// CHECK-NEXT:+#endif
// CHECK-NEXT:         if (visited.test(id))
// CHECK-NEXT:           continue;
// CHECK-NEXT:         visited.set(id);
// CHECK-NOT:{{.}}
#include "ann.h"

void searches(Pool &pool, Visited &visited, const Graph &graph,
              const float *base, int dim) {
  auto one = [&](const float *query) {
    while (pool.hasNext()) {
      int node = pool.pop();
      for (int i = 0; i < graph.degree(); ++i) {
        int id = graph.at(node, i);
        if (visited.test(id))
          continue;
        visited.set(id);
        pool.insert(id, distanceTo(query, base + id * dim));
      }
    }
  };
  one(base);
}
