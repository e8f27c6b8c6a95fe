// The ids are collected in a vector.
// RUN: %prepare
// RUN: %refuses-batched-distance
// CHECK: refused: the ids are in no array
#include "ann.h"

#include <vector>
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
      std::vector<int> batch;
      int batch_size = 0;
      for (; i < graph.degree() && batch_size < 32; ++i) {
        int id = links[i];
        if (visited.test(id))
          continue;
        visited.set(id);
        batch.push_back(id), ++batch_size;
      }
      for (int b = 0; b < batch_size; ++b) {
        int id = batch[b];
        float d = l2(query, base + id * dim, dim);
        pool.insert(id, d);
      }
    }
  }
}
