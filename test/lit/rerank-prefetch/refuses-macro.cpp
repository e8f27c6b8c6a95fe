// The answer is declared by a macro.
// RUN: %prepare
// RUN: %refuses-rerank-prefetch
// CHECK: code.cpp:{{[0-9]+}}: rerank-prefetch: refused: the neighbour's declaration or the loop's head is spelled by a macro{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Index {
  virtual void search(const float *Query, int K, int *Ids, float *Far) = 0;
};

#define TAKE(L, I) int id = (L)[I]

void refine(Index &index, const float *query, int k, int *ids, float *far,
            const float *base, int dim) {
  index.search(query, k, ids, far);
  for (int i = 0; i < k; ++i) {
    TAKE(ids, i);
    far[i] = distanceTo(query, base + id * dim);
  }
}
