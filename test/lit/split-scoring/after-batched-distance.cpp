// Where the kernel has a form for several vectors, that is taken, and there is nothing
// left to split.
// RUN: %prepare
// RUN: %rewrite -v --in-place --rewrites=split-scoring,batched-distance -- %flags 2>&1 | FileCheck %s
// CHECK: batched-distance: rewritten
// CHECK: split-scoring: already so
// RUN: grep -q l2_batch4 %t/code.cpp
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
  int batch[32];
  while (pool.hasNext()) {
    int node = pool.pop();
    int size = 0;
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      batch[size++] = id;
    }
    for (int b = 0; b < size; ++b) {
      int id = batch[b];
      float d = l2(query, base + id * dim, dim);
      pool.insert(id, d);
    }
  }
}
