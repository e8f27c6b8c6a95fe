// The body moves the end.
// RUN: %prepare
// RUN: %refuses-rerank-prefetch
// CHECK: code.cpp:{{[0-9]+}}: rerank-prefetch: refused: the loop's body may change the loop's end{{.*}}
// CHECK-NOT: {{.}}
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
    --k;
  }
}
