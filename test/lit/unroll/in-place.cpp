// A body that makes four additions already keeps its loop.
// RUN: %prepare
// RUN: %rewrite --rewrites=unroll -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: static float squared(const float *a, const float *b, size_t n) {
// CHECK-NEXT:   const float *end = a + n;
// CHECK-NEXT:   __m128 v, sum = _mm_set1_ps(0);
// CHECK-NEXT:+  // Sums that grow in turn: no addition waits for the one before it.
// CHECK-NEXT:+  __m128 sum1 = _mm_set1_ps(0);
// CHECK-NEXT:+  __m128 sum2 = _mm_set1_ps(0);
// CHECK-NEXT:+  __m128 sum3 = _mm_set1_ps(0);
// CHECK-NEXT:   while (a < end) {
// CHECK-NEXT:     v = _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b));
// CHECK-NEXT:     sum = _mm_add_ps(sum, v);
// CHECK-NEXT:     v = _mm_mul_ps(_mm_loadu_ps(a + 4), _mm_loadu_ps(b + 4));
// CHECK-NEXT:-    sum = _mm_add_ps(v, sum);
// CHECK-NEXT:+    sum1 = _mm_add_ps(v, sum1);
// CHECK-NEXT:     v = _mm_mul_ps(_mm_loadu_ps(a + 8), _mm_loadu_ps(b + 8));
// CHECK-NEXT:-    sum = _mm_sub_ps(sum, v);
// CHECK-NEXT:+    sum2 = _mm_sub_ps(sum2, v);
// CHECK-NEXT:     v = _mm_mul_ps(_mm_loadu_ps(a + 12), _mm_loadu_ps(b + 12));
// CHECK-NEXT:-    sum = _mm_add_ps(sum, v); // the last
// CHECK-NEXT:+    sum3 = _mm_add_ps(sum3, v); // the last
// CHECK-NEXT:     a += 16;
// CHECK-NEXT:     b += 16;
// CHECK-NEXT:   }
// CHECK-NEXT:+  sum = _mm_add_ps(_mm_add_ps(sum, sum1), _mm_add_ps(sum2, sum3));
// CHECK-NEXT:   return sum[0];
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, size_t n) {
  const float *end = a + n;
  __m128 v, sum = _mm_set1_ps(0);
  while (a < end) {
    v = _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b));
    sum = _mm_add_ps(sum, v);
    v = _mm_mul_ps(_mm_loadu_ps(a + 4), _mm_loadu_ps(b + 4));
    sum = _mm_add_ps(v, sum);
    v = _mm_mul_ps(_mm_loadu_ps(a + 8), _mm_loadu_ps(b + 8));
    sum = _mm_sub_ps(sum, v);
    v = _mm_mul_ps(_mm_loadu_ps(a + 12), _mm_loadu_ps(b + 12));
    sum = _mm_add_ps(sum, v); // the last
    a += 16;
    b += 16;
  }
  return sum[0];
}
float use(const float *a, size_t n) { return squared(a, a, n); }
