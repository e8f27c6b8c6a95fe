// A comment at the loop that repeats.
// RUN: %prepare
// RUN: %rewrite --rewrites=descent-prefetch -- %flags | count 0
#include "ann.h"

float between(const void *A, const void *B);

int descend(const Graph &graph, const float *base, int dim,
            const float *query, int node) {
  float best = between(query, base + node * dim);
  // NOCRINNNEXTLINE(descent-prefetch)
  for (bool changed = true; changed;) {
    changed = false;
    const int *links = graph.list(node);
    int degree = graph.degree();
    for (int i = 0; i < degree; i++) {
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
