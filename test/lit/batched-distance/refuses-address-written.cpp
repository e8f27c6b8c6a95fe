// Inserting writes where the address leads to.
// RUN: %prepare
// RUN: %refuses-batched-distance
// CHECK: refused: inserting may change what a later distance reads, or calls what cannot be followed
#include "ann.h"

static float l2(const float *a, const float *b, size_t d) {
  float sum = 0;
  for (size_t i = 0; i < d; ++i) {
    float t = a[i] - b[i];
    sum += t * t;
  }
  return sum;
}

void search(Pool &pool, const Graph &graph, Visited &visited, float *base, const float *query, size_t dim) {
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
        float *v = base + id * dim;
        float d = l2(query, v, dim);
        v[0] = d;
        pool.insert(id, d);
      }
    }
  }
}
