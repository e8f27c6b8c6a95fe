// Read once: not kept in the nearest caches.
// RUN: %prepare
// RUN: %rewrite --rewrites=rerank-prefetch --set=rerank-prefetch.locality=0 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   index.search(query, k, ids, far);
// CHECK-NEXT:   for (int i = 0; i < k; ++i) {
// CHECK-NEXT:     int id = ids[i];
// CHECK-NEXT:+#if defined(__GNUC__)
// CHECK-NEXT:+    if (i + 1 < k) {
// CHECK-NEXT:+      int next_id = ids[i + 1];
// CHECK-NEXT:+      const char *next_vector = (const char *)(base + next_id * dim);
// CHECK-NEXT:+      for (int line = 0; line < 8; ++line)
// CHECK-NEXT:+        __builtin_prefetch(next_vector + 64 * line, 0, 0);
// CHECK-NEXT:+    }
// CHECK-NEXT:+#endif
// CHECK-NEXT:     far[i] = distanceTo(query, base + id * dim);
// CHECK-NEXT:   }
// CHECK-NEXT: }
// CHECK-NOT:{{.}}
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
