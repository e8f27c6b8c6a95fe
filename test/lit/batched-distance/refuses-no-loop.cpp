// Nothing to gain: the kernel is a wrapper.
// RUN: %prepare
// RUN: %refuses-batched-distance
// CHECK: refused: no loop of the kernel reads the vector
#include "ann.h"

float root(float f) __attribute__((const));
static float l1(const float *a, const float *b, size_t d) {
  return root(a[0] - b[d]);
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
        float d = l1(query, base + id * dim, dim);
        pool.insert(id, d);
      }
    }
  }
}
