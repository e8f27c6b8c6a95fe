// A loop that scores candidates of a search is no re-rank.
// RUN: %prepare
// RUN: %rewrite --rewrites=rerank-prefetch -- %flags | count 0
#include "ann.h"

struct Index {};

void refine(Index &index, const float *query, int k, int *ids, float *far,
            const float *base, int dim) {
  for (int i = 0; i < k; ++i) {
    int id = ids[i];
    far[i] = distanceTo(query, base + id * dim);
  }
}
