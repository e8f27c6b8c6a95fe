// A body of two additions, for four sums: each twice.
// RUN: %prepare
// RUN: %rewrite --rewrites=unroll -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   __m128 sum;
// CHECK-NEXT:   sum = _mm_set1_ps(0.0f);
// CHECK-NEXT:   size_t i;
// CHECK-NEXT:-  for (i = 0; i < n; i += 8) {
// CHECK-NEXT:+  // Sums that grow in turn: no addition waits for the one before it.
// CHECK-NEXT:+  __m128 sum1 = _mm_set1_ps(0.0f);
// CHECK-NEXT:+  __m128 sum2 = _mm_set1_ps(0.0f);
// CHECK-NEXT:+  __m128 sum3 = _mm_set1_ps(0.0f);
// CHECK-NEXT:+  i = 0;
// CHECK-NEXT:+  for (; i + 8 < n; i += 16) {
// CHECK-NEXT:+    v = _mm_mul_ps(_mm_loadu_ps(a + i), _mm_loadu_ps(b + i));
// CHECK-NEXT:+    sum = _mm_add_ps(sum, v);
// CHECK-NEXT:+    v = _mm_mul_ps(_mm_loadu_ps(a + (i + 4)), _mm_loadu_ps(b + i + 4));
// CHECK-NEXT:+    sum1 = _mm_add_ps(sum1, v);
// CHECK-NEXT:+
// CHECK-NEXT:+    v = _mm_mul_ps(_mm_loadu_ps(a + i + 8), _mm_loadu_ps(b + i + 8));
// CHECK-NEXT:+    sum2 = _mm_add_ps(sum2, v);
// CHECK-NEXT:+    v = _mm_mul_ps(_mm_loadu_ps(a + (i + 8 + 4)), _mm_loadu_ps(b + i + 8 + 4));
// CHECK-NEXT:+    sum3 = _mm_add_ps(sum3, v);
// CHECK-NEXT:+  }
// CHECK-NEXT:+  for (; i < n; i += 8) {
// CHECK-NEXT:     v = _mm_mul_ps(_mm_loadu_ps(a + i), _mm_loadu_ps(b + i));
// CHECK-NEXT:     sum = _mm_add_ps(sum, v);
// CHECK-NEXT:     v = _mm_mul_ps(_mm_loadu_ps(a + (i + 4)), _mm_loadu_ps(b + i + 4));
// CHECK-NEXT:     sum = _mm_add_ps(sum, v);
// CHECK-NEXT:   }
// CHECK-NEXT:+  sum = _mm_add_ps(_mm_add_ps(sum, sum1), _mm_add_ps(sum2, sum3));
// CHECK-NEXT:   return sum[0];
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, size_t n) {
  __m128 v;
  __m128 sum;
  sum = _mm_set1_ps(0.0f);
  size_t i;
  for (i = 0; i < n; i += 8) {
    v = _mm_mul_ps(_mm_loadu_ps(a + i), _mm_loadu_ps(b + i));
    sum = _mm_add_ps(sum, v);
    v = _mm_mul_ps(_mm_loadu_ps(a + (i + 4)), _mm_loadu_ps(b + i + 4));
    sum = _mm_add_ps(sum, v);
  }
  return sum[0];
}
float use(const float *a, size_t n) { return squared(a, a, n); }
