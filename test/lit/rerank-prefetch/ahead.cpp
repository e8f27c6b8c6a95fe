// More ahead, and fewer lines.
// RUN: %prepare
// RUN: %rewrite --rewrites=rerank-prefetch --set=rerank-prefetch.ahead=4 --set=rerank-prefetch.lines=1 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   index.search(query, k, ids, far);
// CHECK-NEXT:   for (int i = 0; i < k; ++i) {
// CHECK-NEXT:     int id = ids[i];
// CHECK-NEXT:+#if defined(__GNUC__)
// CHECK-NEXT:+    if (i + 4 < k) {
// CHECK-NEXT:+      int next_id = ids[i + 4];
// CHECK-NEXT:+      __builtin_prefetch((const char *)(base + next_id * dim), 0, 3);
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
