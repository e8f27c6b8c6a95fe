// A kernel of another file.
// RUN: %prepare
// RUN: %refuses-batched-distance
// CHECK: refused: the distance's body is not seen, or it is a member
#include "ann.h"

float l2(const float *a, const float *b, size_t d);
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
