// The distance goes into the array beside that of the ids.
// RUN: %prepare
// RUN: %scan --idiom=re-rank -- %flags | FileCheck %s
// CHECK: re-rank in refine
// CHECK:   pool {{.*}} ids
// CHECK:   distance {{.*}} distanceTo(query, base + id * dim)
// CHECK:   insert {{.*}} far[i] = distanceTo(query, base + id * dim)
#include "ann.h"

struct Index {
  virtual void search(const float *Query, int K, int *Ids, float *Far) = 0;
};

void refine(Index &index, const float *query, int k, int *ids, float *far,
            const float *base, int dim) {
  index.search(query, k, ids, far);
  for (int i = 0; i < k; ++i) {
    int id = ids[i];
    far[i] = distanceTo(query, base + id * dim);
  }
}
