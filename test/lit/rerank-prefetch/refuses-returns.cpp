// The answers may end where the function is left.
// RUN: %prepare
// RUN: %refuses-rerank-prefetch
// CHECK: code.cpp:{{[0-9]+}}: rerank-prefetch: refused: the loop may be left before its end{{.*}}
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
    if (far[i] == 0)
      return;
  }
}
