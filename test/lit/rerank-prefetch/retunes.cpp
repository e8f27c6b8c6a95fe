// The present prefetch has one line.
// RUN: %prepare
// RUN: %rewrite --rewrites=rerank-prefetch -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:             const float *base, int dim) {
// CHECK-NEXT:   index.search(query, k, ids, far);
// CHECK-NEXT:   for (int i = 0; i < k; ++i) {
// CHECK-NEXT:-    _mm_prefetch((const char *)(base + ids[i + 1] * dim), _MM_HINT_T0);
// CHECK-NEXT:+    if (i + 1 < k) {
// CHECK-NEXT:+      int next_id = ids[i + 1];
// CHECK-NEXT:+      const char *next_vector = (const char *)(base + next_id * dim);
// CHECK-NEXT:+      for (int line = 0; line < 8; ++line)
// CHECK-NEXT:+        _mm_prefetch(next_vector + 64 * line, _MM_HINT_T0);
// CHECK-NEXT:+    }
// CHECK-NEXT:     int id = ids[i];
// CHECK-NEXT:     far[i] = distanceTo(query, base + id * dim);
// CHECK-NEXT:   }
// CHECK-NOT:{{.}}
#include "ann.h"
#include <xmmintrin.h>

struct Index {
  virtual void search(const float *Query, int K, int *Ids, float *Far) = 0;
};

void refine(Index &index, const float *query, int k, int *ids, float *far,
            const float *base, int dim) {
  index.search(query, k, ids, far);
  for (int i = 0; i < k; ++i) {
    _mm_prefetch((const char *)(base + ids[i + 1] * dim), _MM_HINT_T0);
    int id = ids[i];
    far[i] = distanceTo(query, base + id * dim);
  }
}
