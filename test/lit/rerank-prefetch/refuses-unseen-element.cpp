// Reading an answer may do anything.
// RUN: %prepare
// RUN: %refuses-rerank-prefetch
// CHECK: code.cpp:{{[0-9]+}}: rerank-prefetch: refused: reading the list may do more than read{{.*}}
// CHECK-NOT: {{.}}
#include "ann.h"

struct Index {
  virtual void search(const float *Query, int K, int *Ids, float *Far) = 0;
};

struct Ids {
  int *data();
  int &operator[](int I);
};

void refine(Index &index, const float *query, int k, Ids &ids, float *far,
            const float *base, int dim) {
  index.search(query, k, ids.data(), far);
  for (int i = 0; i < k; ++i) {
    int id = ids[i];
    far[i] = distanceTo(query, base + id * dim);
  }
}
