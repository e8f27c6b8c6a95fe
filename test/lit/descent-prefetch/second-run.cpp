// A second run finds nothing to do.
// RUN: %prepare
// RUN: %rewrite --rewrites=descent-prefetch -- %flags | count 0
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
#if defined(__GNUC__)
      if (i + 1 < degree) {
        int next_id = links[i + 1];
        const char *next_vector = (const char *)(base + next_id * dim);
        for (int line = 0; line < 8; ++line)
          __builtin_prefetch(next_vector + 64 * line, 0, 3);
      }
#endif
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
