// Every second answer.
// RUN: %prepare
// RUN: %refuses-rerank-prefetch
// CHECK: code.cpp:{{[0-9]+}}: rerank-prefetch: refused: the neighbours are not read through an index{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Index {
  virtual void search(const float *Query, int K, int *Ids, float *Far) = 0;
};

void refine(Index &index, const float *query, int k, int *ids, float *far,
            const float *base, int dim) {
  index.search(query, k, ids, far);
  for (int i = 0; i < k; i += 2) {
    int id = ids[i];
    far[i] = distanceTo(query, base + id * dim);
  }
}
