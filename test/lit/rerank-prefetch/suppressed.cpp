// A comment at the loop.
// RUN: %prepare
// RUN: %rewrite --rewrites=rerank-prefetch -- %flags | count 0
#include "ann.h"

struct Index {
  virtual void search(const float *Query, int K, int *Ids, float *Far) = 0;
};

void refine(Index &index, const float *query, int k, int *ids, float *far,
            const float *base, int dim) {
  index.search(query, k, ids, far);
  // NOCRINNNEXTLINE(rerank-prefetch)
  for (int i = 0; i < k; ++i) {
    int id = ids[i];
    far[i] = distanceTo(query, base + id * dim);
  }
}
