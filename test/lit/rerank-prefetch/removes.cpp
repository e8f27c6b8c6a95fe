// Nothing ahead: the prefetch goes.
// RUN: %prepare
// RUN: %rewrite --rewrites=rerank-prefetch --set=rerank-prefetch.ahead=0 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:             const float *base, int dim) {
// CHECK-NEXT:   index.search(query, k, ids, far);
// CHECK-NEXT:   for (int i = 0; i < k; ++i) {
// CHECK-NEXT:-    __builtin_prefetch(base + ids[i + 1] * dim);
// CHECK-NEXT:     int id = ids[i];
// CHECK-NEXT:     far[i] = distanceTo(query, base + id * dim);
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}
#include "ann.h"

struct Index {
  virtual void search(const float *Query, int K, int *Ids, float *Far) = 0;
};

void refine(Index &index, const float *query, int k, int *ids, float *far,
            const float *base, int dim) {
  index.search(query, k, ids, far);
  for (int i = 0; i < k; ++i) {
    __builtin_prefetch(base + ids[i + 1] * dim);
    int id = ids[i];
    far[i] = distanceTo(query, base + id * dim);
  }
}
