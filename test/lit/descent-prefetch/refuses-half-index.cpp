// Another element than that at the index.
// RUN: %prepare
// RUN: %refuses-descent-prefetch
// CHECK: code.cpp:{{[0-9]+}}: descent-prefetch: refused: the neighbour is not the element{{.*}}
// CHECK-NOT: {{.}}
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
      int id = links[i / 2];
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
