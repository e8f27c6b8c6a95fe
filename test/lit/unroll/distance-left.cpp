// An end that is told by what is left.
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
// CHECK-NEXT:+  while (end - a >= 8) {
// CHECK-NEXT:+    sum = _mm_add_ps(sum, _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b)));
// CHECK-NEXT:+    a += 4;
// CHECK-NEXT:+    b += 4;
// CHECK-NEXT:+
// CHECK-NEXT:+    sum1 = _mm_add_ps(sum1, _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b)));
// CHECK-NEXT:+    a += 4;
// CHECK-NEXT:+    b += 4;
// CHECK-NEXT:+  }
// CHECK-NEXT:   while (end - a >= 4) {
// CHECK-NEXT:     sum = _mm_add_ps(sum, _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b)));
// CHECK-NEXT:     a += 4;
// CHECK-NEXT:     b += 4;
// CHECK-NEXT:   }
// CHECK-NEXT:+  sum = _mm_add_ps(sum, sum1);
// CHECK-NEXT:   return sum[0];
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, size_t n) {
  const float *end = a + n;
  __m128 sum = _mm_setzero_ps();
  while (end - a >= 4) {
    sum = _mm_add_ps(sum, _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b)));
    a += 4;
    b += 4;
  }
  return sum[0];
}
float use(const float *a, size_t n) { return squared(a, a, n); }
