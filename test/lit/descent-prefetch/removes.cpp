// Nothing ahead: the prefetch goes.
// RUN: %prepare
// RUN: %rewrite --rewrites=descent-prefetch --set=descent-prefetch.ahead=0 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     const int *links = graph.list(node);
// CHECK-NEXT:     int degree = graph.degree();
// CHECK-NEXT:     for (int i = 0; i < degree; i++) {
// CHECK-NEXT:-      __builtin_prefetch(base + links[i + 1] * dim);
// CHECK-NEXT:       int id = links[i];
// CHECK-NEXT:       float d = between(query, base + id * dim);
// CHECK-NEXT:       if (d < best) {
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
      __builtin_prefetch(base + links[i + 1] * dim);
      int id = links[i];
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
