// Two loops from the start, each with sums of its own.
// RUN: %prepare
// RUN: %rewrite --rewrites=unroll --set=unroll.sums=2 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: #include <immintrin.h>
// CHECK-NEXT: static float squared(const float *a, const float *b, size_t n) {
// CHECK-NEXT:   __m128 sum = _mm_setzero_ps();
// CHECK-NEXT:-  for (size_t i = 0; i < n; i += 4)
// CHECK-NEXT:+  // Sums that grow in turn: no addition waits for the one before it.
// CHECK-NEXT:+  __m128 sum1 = _mm_setzero_ps();
// CHECK-NEXT:+  size_t done = 0;
// CHECK-NEXT:+  for (; done + 4 < n; done += 8) {
// CHECK-NEXT:+    sum = _mm_add_ps(sum, _mm_mul_ps(_mm_loadu_ps(a + done), _mm_loadu_ps(b + done)));
// CHECK-NEXT:+    sum1 = _mm_add_ps(sum1, _mm_mul_ps(_mm_loadu_ps(a + done + 4), _mm_loadu_ps(b + done + 4)));
// CHECK-NEXT:+  }
// CHECK-NEXT:+  for (size_t i = done; i < n; i += 4)
// CHECK-NEXT:     sum = _mm_add_ps(sum, _mm_mul_ps(_mm_loadu_ps(a + i), _mm_loadu_ps(b + i)));
// CHECK-NEXT:-  for (size_t i = 0; i < n; i += 4)
// CHECK-NEXT:+  sum = _mm_add_ps(sum, sum1);
// CHECK-NEXT:+  // Sums that grow in turn: no addition waits for the one before it.
// CHECK-NEXT:+  __m128 sum2 = _mm_setzero_ps();
// CHECK-NEXT:+  size_t done2 = 0;
// CHECK-NEXT:+  for (; done2 + 4 < n; done2 += 8) {
// CHECK-NEXT:+    sum = _mm_sub_ps(sum, _mm_loadu_ps(a + done2));
// CHECK-NEXT:+    sum2 = _mm_sub_ps(sum2, _mm_loadu_ps(a + done2 + 4));
// CHECK-NEXT:+  }
// CHECK-NEXT:+  for (size_t i = done2; i < n; i += 4)
// CHECK-NEXT:     sum = _mm_sub_ps(sum, _mm_loadu_ps(a + i));
// CHECK-NEXT:+  sum = _mm_add_ps(sum, sum2);
// CHECK-NEXT:   return sum[0];
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, size_t n) {
  __m128 sum = _mm_setzero_ps();
  for (size_t i = 0; i < n; i += 4)
    sum = _mm_add_ps(sum, _mm_mul_ps(_mm_loadu_ps(a + i), _mm_loadu_ps(b + i)));
  for (size_t i = 0; i < n; i += 4)
    sum = _mm_sub_ps(sum, _mm_loadu_ps(a + i));
  return sum[0];
}
float use(const float *a, size_t n) { return squared(a, a, n); }
