// Intrinsics of any width parse with the flags of the machine they are for.
// RUN: %prepare
// RUN: %scan-loud -- %flags -march=icelake-server 2>&1 | FileCheck %s
// CHECK-NOT: warning
// CHECK: best-first in search
// CHECK: distance {{.*}} l2(query, base + id * dim, dim)
// CHECK-NOT: warning
#include "ann.h"
#include <immintrin.h>

static float l2(const float *a, const float *b, int dim) {
  __m512 sum = _mm512_setzero_ps();
  for (int i = 0; i < dim; i += 16) {
    __m512 d = _mm512_sub_ps(_mm512_loadu_ps(a + i), _mm512_loadu_ps(b + i));
    sum = _mm512_fmadd_ps(d, d, sum);
  }
  return _mm512_reduce_add_ps(sum);
}

void search(Pool &pool, Graph &graph, Visited &visited, const float *base,
            int dim, const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    for (int i = 0; i < graph.degree(); ++i) {
      int id = graph.at(node, i);
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = l2(query, base + id * dim, dim);
      pool.insert(id, d);
    }
  }
}
