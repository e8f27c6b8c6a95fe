// A search that computes several distances at a time is left as it is, whatever
// number is asked for; so do the rewrites that came before leave it.
// RUN: %prepare
// RUN: %rewrite --in-place --rewrites=batched-distance -- %flags
// RUN: grep -q l2_batch4 %t/code.cpp
// RUN: %rewrite -v --check --rewrites=batched-distance --set=batched-distance.candidates=8 -- %flags 2>&1 | FileCheck %s
// CHECK: code.cpp:{{[0-9]+}}: batched-distance: already so
// RUN: %rewrite -v --check --rewrites=batch-neighbours,prefetch-lookahead -- %flags 2>&1 | FileCheck %s --check-prefix=BEFORE
// BEFORE: batch-neighbours: refused
// BEFORE: prefetch-lookahead: refused
#include "ann.h"

static float l2(const float *a, const float *b, size_t d) {
  float sum = 0;
  for (size_t i = 0; i < d; ++i) {
    float t = a[i] - b[i];
    sum += t * t;
  }
  return sum;
}

void search(Pool &pool, const Graph &graph, Visited &visited, const float *base, const float *query, size_t dim) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree();) {
      int batch[32];
      int batch_size = 0;
      for (; i < graph.degree() && batch_size < 32; ++i) {
        int id = links[i];
        if (visited.test(id))
          continue;
        visited.set(id);
        batch[batch_size++] = id;
      }
      for (int b = 0; b < batch_size; ++b) {
        int id = batch[b];
        float d = l2(query, base + id * dim, dim);
        pool.insert(id, d);
      }
    }
  }
}
