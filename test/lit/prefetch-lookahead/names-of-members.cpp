// A member with the name of the neighbour is not the neighbour.
// RUN: %prepare
// RUN: %rewrite --rewrites=prefetch-lookahead -- %flags | %exactly
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
// CHECK-NEXT:+        const char *next_vector = (const char *)rows[next_id].id;
// CHECK-NEXT:+        for (int line = 0; line < 8; ++line)
// CHECK-NEXT:+          __builtin_prefetch(next_vector + 64 * line, 0, 3);
// CHECK-NEXT:+      }
// CHECK-NEXT:+#endif
// CHECK-NEXT:       if (visited.test(id))
// CHECK-NEXT:         continue;
// CHECK-NEXT:       visited.set(id);
// CHECK-NOT:{{.}}
#include "ann.h"

struct Row {
  const float *id;
};

void search(Pool &pool, Graph &graph, Visited &visited, const Row *rows,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, rows[id].id);
      pool.insert(id, d);
    }
  }
}
