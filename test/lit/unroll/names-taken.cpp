// Names that the function or a macro has are left alone.
// RUN: %prepare
// RUN: %rewrite --rewrites=unroll --set=unroll.sums=3 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:   const float *end = a + n;
// CHECK-NEXT:   float sum1 = 1, t1 = t2;
// CHECK-NEXT:   __m128 sum = _mm_setzero_ps();
// CHECK-NEXT:+  // Sums that grow in turn: no addition waits for the one before it.
// CHECK-NEXT:+  __m128 sum2 = _mm_setzero_ps();
// CHECK-NEXT:+  __m128 sum3 = _mm_setzero_ps();
// CHECK-NEXT:+  while (end - a > 8) {
// CHECK-NEXT:+    __m128 t = _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b));
// CHECK-NEXT:+    a += 4;
// CHECK-NEXT:+    b += 4;
// CHECK-NEXT:+    sum = _mm_add_ps(sum, t);
// CHECK-NEXT:+
// CHECK-NEXT:+    __m128 t3 = _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b));
// CHECK-NEXT:+    a += 4;
// CHECK-NEXT:+    b += 4;
// CHECK-NEXT:+    sum2 = _mm_add_ps(sum2, t3);
// CHECK-NEXT:+
// CHECK-NEXT:+    __m128 t4 = _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b));
// CHECK-NEXT:+    a += 4;
// CHECK-NEXT:+    b += 4;
// CHECK-NEXT:+    sum3 = _mm_add_ps(sum3, t4);
// CHECK-NEXT:+  }
// CHECK-NEXT:   while (a < end) {
// CHECK-NEXT:     __m128 t = _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b));
// CHECK-NEXT:     a += 4;
// CHECK-NEXT:     b += 4;
// CHECK-NEXT:     sum = _mm_add_ps(sum, t);
// CHECK-NEXT:   }
// CHECK-NEXT:+  sum = _mm_add_ps(_mm_add_ps(sum, sum2), sum3);
// CHECK-NEXT:   return sum[0] + sum1 + t1;
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
#include <immintrin.h>
#define t2 7
static float squared(const float *a, const float *b, size_t n) {
  const float *end = a + n;
  float sum1 = 1, t1 = t2;
  __m128 sum = _mm_setzero_ps();
  while (a < end) {
    __m128 t = _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b));
    a += 4;
    b += 4;
    sum = _mm_add_ps(sum, t);
  }
  return sum[0] + sum1 + t1;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
