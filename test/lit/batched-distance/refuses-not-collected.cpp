// Batching comes first.
// RUN: %prepare
// RUN: %refuses-batched-distance
// CHECK: refused: the neighbours are not collected before they are scored; batch-neighbours does that
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
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = l2(query, base + id * dim, dim);
      pool.insert(id, d);
    }
  }
}
