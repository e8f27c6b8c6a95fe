// An author who collects first has done it already. The look-ahead goes to the
// loop that scores.
// RUN: %prepare
// RUN: %refuses-batch
// CHECK: code.cpp:{{[0-9]+}}: batch-neighbours: already so
// CHECK-NOT: {{.}}
// RUN: %rewrite --rewrites=prefetch-lookahead -- %flags | FileCheck %s --check-prefix=AHEAD
// AHEAD:      int id = buffer[k];
// AHEAD-NEXT: +#if defined(__GNUC__)
// AHEAD-NEXT: +      if (k + 4 < count) {
// AHEAD-NEXT: +        int next_id = buffer[k + 4];
#include "ann.h"

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  int buffer[64];
  while (pool.hasNext()) {
    int node = pool.pop();
    int count = 0;
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      buffer[count++] = id;
    }
    for (int k = 0; k < count; ++k) {
      int id = buffer[k];
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
