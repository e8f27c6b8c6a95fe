// A number that no kernel has.
// RUN: %prepare
// RUN: %rewrite -v --rewrites=batched-distance --set=batched-distance.kernel=3 -- %flags 2>&1 | FileCheck %s --implicit-check-not=diff
// CHECK: refused: there are but 2 kernels that the pointer may be
#include "ann.h"

static float l2(const float *a, const float *b, size_t d) {
  float sum = 0;
  for (size_t i = 0; i < d; ++i) {
    float t = a[i] - b[i];
    sum += t * t;
  }
  return sum;
}

static float dot(const float *a, const float *b, size_t d) {
  float sum = 0;
  for (size_t i = 0; i < d; ++i)
    sum += a[i] * b[i];
  return -sum;
}

typedef float (*Distance)(const float *, const float *, size_t);
struct Space {
  Distance distance = l2;
  void useDot() { distance = dot; }
};

void search(Pool &pool, const Graph &graph, Visited &visited, const Space &space, const float *base, const float *query, size_t dim) {
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
        float d = space.distance(query, base + id * dim, dim);
        pool.insert(id, d);
      }
    }
  }
}
