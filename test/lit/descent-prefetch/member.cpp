// A method of a template, and the address by a method.
// RUN: %prepare
// RUN: %rewrite --rewrites=descent-prefetch -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:       const int *links = graph.list(node);
// CHECK-NEXT:       for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:         int id = links[i];
// CHECK-NEXT:+#if defined(__GNUC__)
// CHECK-NEXT:+        if (i + 1 < graph.degree()) {
// CHECK-NEXT:+          int next_id = links[i + 1];
// CHECK-NEXT:+          const char *next_vector = (const char *)row(next_id);
// CHECK-NEXT:+          for (int line = 0; line < 8; ++line)
// CHECK-NEXT:+            __builtin_prefetch(next_vector + 64 * line, 0, 3);
// CHECK-NEXT:+        }
// CHECK-NEXT:+#endif
// CHECK-NEXT:         T d = between(query, row(id));
// CHECK-NEXT:         if (d < best) {
// CHECK-NEXT:           best = d;
// CHECK-NOT:{{.}}
#include "ann.h"

float between(const void *A, const void *B);

template <typename T> struct Index {
  const T *row(int id) const { return base + id * dim; }

  int descend(const Graph &graph, const T *query, int node) const {
    T best = between(query, row(node));
    bool changed = true;
    while (changed) {
      changed = false;
      const int *links = graph.list(node);
      for (int i = 0; i < graph.degree(); ++i) {
        int id = links[i];
        T d = between(query, row(id));
        if (d < best) {
          best = d;
          node = id;
          changed = true;
        }
      }
    }
    return node;
  }

  const T *base;
  int dim;
};
template struct Index<float>;
