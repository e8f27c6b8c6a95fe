// An id that is thrown on ends no list.
// RUN: %prepare
// RUN: %rewrite --rewrites=descent-prefetch -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     int degree = graph.degree();
// CHECK-NEXT:     for (int i = 0; i < degree; i++) {
// CHECK-NEXT:       int id = links[i];
// CHECK-NEXT:+#if defined(__GNUC__)
// CHECK-NEXT:+      if (i + 1 < degree) {
// CHECK-NEXT:+        int next_id = links[i + 1];
// CHECK-NEXT:+        const char *next_vector = (const char *)(base + next_id * dim);
// CHECK-NEXT:+        for (int line = 0; line < 8; ++line)
// CHECK-NEXT:+          __builtin_prefetch(next_vector + 64 * line, 0, 3);
// CHECK-NEXT:+      }
// CHECK-NEXT:+#endif
// CHECK-NEXT:       if (id < 0 || id > 1000)
// CHECK-NEXT:         throw id;
// CHECK-NEXT:       float d = between(query, base + id * dim);
// CHECK-NOT:{{.}}
#include "ann.h"

float between(const void *A, const void *B);

int descend(const Graph &graph, const float *base, int dim,
            const float *query, int node) {
  float best = between(query, base + node * dim);
  for (bool changed = true; changed;) {
    changed = false;
    const int *links = graph.list(node);
    int degree = graph.degree();
    for (int i = 0; i < degree; i++) {
      int id = links[i];
      if (id < 0 || id > 1000)
        throw id;
      float d = between(query, base + id * dim);
      if (d < best) {
        best = d;
        node = id;
        changed = true;
      }
    }
  }
  return node;
}
