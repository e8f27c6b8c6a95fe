// An author who writes _mm_prefetch reads _mm_prefetch; its #if stays around
// RUN: %prepare
// RUN: %rewrite --rewrites=multi-level-prefetch -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     for (int i = 0; i < graph.degree(); ++i) {
// CHECK-NEXT:       int id = links[i];
// CHECK-NEXT: #ifdef __SSE2__
// CHECK-NEXT:-      _mm_prefetch((const char *)(base + links[i + 1] * dim), _MM_HINT_T0);
// CHECK-NEXT:+      if (i + 4 < graph.degree()) {
// CHECK-NEXT:+        int next_id = links[i + 4];
// CHECK-NEXT:+        const char *next_vector = (const char *)(base + next_id * dim);
// CHECK-NEXT:+        for (int line = 0; line < 8; ++line)
// CHECK-NEXT:+          _mm_prefetch(next_vector + 64 * line, _MM_HINT_T0);
// CHECK-NEXT:+      }
// CHECK-NEXT:+      if (i + 12 < graph.degree()) {
// CHECK-NEXT:+        int next_id = links[i + 12];
// CHECK-NEXT:+        const char *next_vector = (const char *)(base + next_id * dim);
// CHECK-NEXT:+        for (int line = 0; line < 2; ++line)
// CHECK-NEXT:+          _mm_prefetch(next_vector + 64 * line, _MM_HINT_T2);
// CHECK-NEXT:+      }
// CHECK-NEXT: #endif
// CHECK-NEXT:       if (visited.test(id))
// CHECK-NEXT:         continue;
// CHECK-NOT:{{.}}
#include "ann.h"
#include <xmmintrin.h>

void search(Pool &pool, Graph &graph, Visited &visited, const float *base, int dim,
            const float *query) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree(); ++i) {
      int id = links[i];
#ifdef __SSE2__
      _mm_prefetch((const char *)(base + links[i + 1] * dim), _MM_HINT_T0);
#endif
      if (visited.test(id))
        continue;
      visited.set(id);
      float d = distanceTo(query, base + id * dim);
      pool.insert(id, d);
    }
  }
}
