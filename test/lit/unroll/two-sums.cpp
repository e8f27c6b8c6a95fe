// Another number of sums.
// RUN: %prepare
// RUN: %rewrite --rewrites=unroll --set=unroll.sums=2 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: static float squared(const float *a, const float *b, size_t n) {
// CHECK-NEXT:   const float *end = a + n;
// CHECK-NEXT:   __m128 sum = _mm_setzero_ps();
// CHECK-NEXT:+  // Sums that grow in turn: no addition waits for the one before it.
// CHECK-NEXT:+  __m128 sum1 = _mm_setzero_ps();
// CHECK-NEXT:+  while (end - a > 4) {
// CHECK-NEXT:+    __m128 t = _mm_sub_ps(_mm_loadu_ps(a), _mm_loadu_ps(b));
// CHECK-NEXT:+    a += 4;
// CHECK-NEXT:+    b += 4;
// CHECK-NEXT:+    sum = _mm_add_ps(sum, _mm_mul_ps(t, t));
// CHECK-NEXT:+
// CHECK-NEXT:+    __m128 t1 = _mm_sub_ps(_mm_loadu_ps(a), _mm_loadu_ps(b));
// CHECK-NEXT:+    a += 4;
// CHECK-NEXT:+    b += 4;
// CHECK-NEXT:+    sum1 = _mm_add_ps(sum1, _mm_mul_ps(t1, t1));
// CHECK-NEXT:+  }
// CHECK-NEXT:   while (a < end) {
// CHECK-NEXT:     // The rows need not be aligned.
// CHECK-NEXT:     __m128 t = _mm_sub_ps(_mm_loadu_ps(a), _mm_loadu_ps(b));
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     b += 4;
// CHECK-NEXT:     sum = _mm_add_ps(sum, _mm_mul_ps(t, t));
// CHECK-NEXT:   }
// CHECK-NEXT:+  sum = _mm_add_ps(sum, sum1);
// CHECK-NEXT:   return sum[0] + sum[1] + sum[2] + sum[3];
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, size_t n) {
  const float *end = a + n;
  __m128 sum = _mm_setzero_ps();
  while (a < end) {
    // The rows need not be aligned.
    __m128 t = _mm_sub_ps(_mm_loadu_ps(a), _mm_loadu_ps(b));
    a += 4;
    b += 4;
    sum = _mm_add_ps(sum, _mm_mul_ps(t, t));
  }
  return sum[0] + sum[1] + sum[2] + sum[3];
}
float use(const float *a, size_t n) { return squared(a, a, n); }
