// Computing the address counts.
// RUN: %prepare
// RUN: %refuses-descent-prefetch
// CHECK: code.cpp:{{[0-9]+}}: descent-prefetch: refused: computing the neighbour's address may do more than read{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

float between(const void *A, const void *B);

int counted;
const float *row(int Id) {
  ++counted;
  return nullptr;
}

int descend(const Graph &graph, const float *base, int dim,
            const float *query, int node) {
  float best = between(query, base + node * dim);
  for (bool changed = true; changed;) {
    changed = false;
    const int *links = graph.list(node);
    int degree = graph.degree();
    for (int i = 0; i < degree; i++) {
      int id = links[i];
      float d = between(query, row(id));
      if (d < best) {
        best = d;
        node = id;
        changed = true;
      }
    }
  }
  return node;
}
