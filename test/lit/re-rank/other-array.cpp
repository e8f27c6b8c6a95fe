// The finer distances go into an array of their own, with the ids: the answers are
// where those come from.
// RUN: %prepare
// RUN: %scan --idiom=re-rank -- %flags | FileCheck %s
// CHECK: re-rank in refine
// CHECK:   pool {{.*}} ids
// CHECK:   neighbour {{.*}} ids[i]
// CHECK:   distance {{.*}} distanceTo(query, base + ids[i] * dim)
// CHECK:   insert {{.*}} ranked[i] = {distanceTo(query, base + ids[i] * dim), ids[i]}
#include "ann.h"
#include <utility>
#include <vector>

struct Index {
  virtual void search(const float *Query, int K, int *Ids, float *Far) = 0;
};

void refine(Index &index, const float *query, int k, int *ids, float *far,
            const float *base, int dim,
            std::vector<std::pair<float, int>> &ranked) {
  index.search(query, k, ids, far);
  for (int i = 0; i < k; ++i)
    ranked[i] = {distanceTo(query, base + ids[i] * dim), ids[i]};
}
