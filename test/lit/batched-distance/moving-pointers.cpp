// The kernel moves its pointers and counts down: of the vector's there are as many as
// vectors. Other files see the kernel, and not what is made of it.
// RUN: %prepare
// RUN: %rewrite --rewrites=batched-distance -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     return _mm_cvtss_f32(msum1);
// CHECK-NEXT: }
// CHECK-NEXT: 
// CHECK-NEXT:+// 4 distances at a time: no sum waits for another.
// CHECK-NEXT:+static void fvec_L2sqr_batch4(const float* x, const float* const* ys, size_t d, float *distances) {
// CHECK-NEXT:+    const float* y[4];
// CHECK-NEXT:+    for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+        y[c] = ys[c];
// CHECK-NEXT:+    __m128 msum1[4];
// CHECK-NEXT:+    for (int c = 0; c < 4; ++c)
// CHECK-NEXT:+        msum1[c] = _mm_setzero_ps();
// CHECK-NEXT:+
// CHECK-NEXT:+    while (d >= 4) {
// CHECK-NEXT:+        __m128 mx = _mm_loadu_ps(x);
// CHECK-NEXT:+        x += 4;
// CHECK-NEXT:+        for (int c = 0; c < 4; ++c) {
// CHECK-NEXT:+            __m128 my = _mm_loadu_ps(y[c]);
// CHECK-NEXT:+            y[c] += 4;
// CHECK-NEXT:+            const __m128 a_m_b1 = _mm_sub_ps(mx, my);
// CHECK-NEXT:+            msum1[c] = _mm_add_ps(msum1[c], _mm_mul_ps(a_m_b1, a_m_b1));
// CHECK-NEXT:+        }
// CHECK-NEXT:+        d -= 4;
// CHECK-NEXT:+    }
// CHECK-NEXT:+
// CHECK-NEXT:+    for (int c = 0; c < 4; ++c) {
// CHECK-NEXT:+        msum1[c] = _mm_hadd_ps(msum1[c], msum1[c]);
// CHECK-NEXT:+        msum1[c] = _mm_hadd_ps(msum1[c], msum1[c]);
// CHECK-NEXT:+        distances[c] = _mm_cvtss_f32(msum1[c]);
// CHECK-NEXT:+    }
// CHECK-NEXT:+}
// CHECK-NEXT:+
// CHECK-NEXT: void search(Pool &pool, const Graph &graph, Visited &visited, const float *base, const float *query, size_t dim) {
// CHECK-NEXT:   while (pool.hasNext()) {
// CHECK-NEXT:     int node = pool.pop();
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:         visited.set(id);
// CHECK-NEXT:         batch[batch_size++] = id;
// CHECK-NEXT:       }
// CHECK-NEXT:+      float distances[32];
// CHECK-NEXT:+      int scored = 0;
// CHECK-NEXT:+      for (; scored + 4 <= batch_size; scored += 4) {
// CHECK-NEXT:+        const float* vectors[4];
// CHECK-NEXT:+        for (int b = scored; b < scored + 4; ++b) {
// CHECK-NEXT:+          int id = batch[b];
// CHECK-NEXT:+          vectors[b - scored] = base + id * dim;
// CHECK-NEXT:+        }
// CHECK-NEXT:+        fvec_L2sqr_batch4(query, vectors, dim, distances + scored);
// CHECK-NEXT:+      }
// CHECK-NEXT:+      for (; scored < batch_size; ++scored)
// CHECK-NEXT:+        distances[scored] = fvec_L2sqr(query, base + batch[scored] * dim, dim);
// CHECK-NEXT:       for (int b = 0; b < batch_size; ++b) {
// CHECK-NEXT:         int id = batch[b];
// CHECK-NEXT:-        float d = fvec_L2sqr(query, base + id * dim, dim);
// CHECK-NEXT:+        float d = distances[b];
// CHECK-NEXT:         pool.insert(id, d);
// CHECK-NEXT:       }
// CHECK-NEXT:     }



#include "ann.h"

#include <immintrin.h>
float fvec_L2sqr(const float* x, const float* y, size_t d) {
    __m128 msum1 = _mm_setzero_ps();

    while (d >= 4) {
        __m128 mx = _mm_loadu_ps(x);
        x += 4;
        __m128 my = _mm_loadu_ps(y);
        y += 4;
        const __m128 a_m_b1 = _mm_sub_ps(mx, my);
        msum1 = _mm_add_ps(msum1, _mm_mul_ps(a_m_b1, a_m_b1));
        d -= 4;
    }

    msum1 = _mm_hadd_ps(msum1, msum1);
    msum1 = _mm_hadd_ps(msum1, msum1);
    return _mm_cvtss_f32(msum1);
}

void search(Pool &pool, const Graph &graph, Visited &visited, const float *base, const float *query, size_t dim) {
  while (pool.hasNext()) {
    int node = pool.pop();
    const int *links = graph.list(node);
    for (int i = 0; i < graph.degree();) {
      int batch[32];
      int batch_size = 0;
      for (; i < graph.degree() && batch_size < 32; ++i) {
        int id = links[i];
        if (visited.test(id))
          continue;
        visited.set(id);
        batch[batch_size++] = id;
      }
      for (int b = 0; b < batch_size; ++b) {
        int id = batch[b];
        float d = fvec_L2sqr(query, base + id * dim, dim);
        pool.insert(id, d);
      }
    }
  }
}
