// Computing the address may do anything.
// RUN: %prepare
// RUN: %refuses-rerank-prefetch
// CHECK: code.cpp:{{[0-9]+}}: rerank-prefetch: refused: computing the neighbour's address may do more than read{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Index {
  virtual void search(const float *Query, int K, int *Ids, float *Far) = 0;
};

const float *row(int Id);

void refine(Index &index, const float *query, int k, int *ids, float *far,
            const float *base, int dim) {
  index.search(query, k, ids, far);
  for (int i = 0; i < k; ++i) {
    int id = ids[i];
    far[i] = distanceTo(query, row(id));
  }
}
