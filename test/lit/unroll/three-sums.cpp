// Three sums of a cosine become six.
// RUN: %prepare
// RUN: %rewrite --rewrites=unroll -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: #include <immintrin.h>
// CHECK-NEXT: static float squared(const float *a, const float *b, size_t n) {
// CHECK-NEXT:   __m128 ab = _mm_setzero_ps(), aa = _mm_setzero_ps(), bb = _mm_setzero_ps();
// CHECK-NEXT:-  for (size_t i = 0; i < n; i += 4) {
// CHECK-NEXT:+  // Sums that grow in turn: no addition waits for the one before it.
// CHECK-NEXT:+  __m128 ab1 = _mm_setzero_ps();
// CHECK-NEXT:+  __m128 aa1 = _mm_setzero_ps();
// CHECK-NEXT:+  __m128 bb1 = _mm_setzero_ps();
// CHECK-NEXT:+  size_t done = 0;
// CHECK-NEXT:+  for (; done + 4 < n; done += 8) {
// CHECK-NEXT:+    __m128 x = _mm_loadu_ps(a + done), y = _mm_loadu_ps(b + done);
// CHECK-NEXT:+    ab = _mm_add_ps(ab, _mm_mul_ps(x, y));
// CHECK-NEXT:+    aa = _mm_add_ps(aa, _mm_mul_ps(x, x));
// CHECK-NEXT:+    bb = _mm_add_ps(bb, _mm_mul_ps(y, y));
// CHECK-NEXT:+
// CHECK-NEXT:+    __m128 x1 = _mm_loadu_ps(a + done + 4), y1 = _mm_loadu_ps(b + done + 4);
// CHECK-NEXT:+    ab1 = _mm_add_ps(ab1, _mm_mul_ps(x1, y1));
// CHECK-NEXT:+    aa1 = _mm_add_ps(aa1, _mm_mul_ps(x1, x1));
// CHECK-NEXT:+    bb1 = _mm_add_ps(bb1, _mm_mul_ps(y1, y1));
// CHECK-NEXT:+  }
// CHECK-NEXT:+  for (size_t i = done; i < n; i += 4) {
// CHECK-NEXT:     __m128 x = _mm_loadu_ps(a + i), y = _mm_loadu_ps(b + i);
// CHECK-NEXT:     ab = _mm_add_ps(ab, _mm_mul_ps(x, y));
// CHECK-NEXT:     aa = _mm_add_ps(aa, _mm_mul_ps(x, x));
// CHECK-NEXT:     bb = _mm_add_ps(bb, _mm_mul_ps(y, y));
// CHECK-NEXT:   }
// CHECK-NEXT:+  ab = _mm_add_ps(ab, ab1);
// CHECK-NEXT:+  aa = _mm_add_ps(aa, aa1);
// CHECK-NEXT:+  bb = _mm_add_ps(bb, bb1);
// CHECK-NEXT:   return ab[0] / (aa[0] * bb[0]);
// CHECK-NEXT: }
// CHECK-NEXT: float use(const float *a, size_t n) { return squared(a, a, n); }
// CHECK-NOT:{{.}}
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, size_t n) {
  __m128 ab = _mm_setzero_ps(), aa = _mm_setzero_ps(), bb = _mm_setzero_ps();
  for (size_t i = 0; i < n; i += 4) {
    __m128 x = _mm_loadu_ps(a + i), y = _mm_loadu_ps(b + i);
    ab = _mm_add_ps(ab, _mm_mul_ps(x, y));
    aa = _mm_add_ps(aa, _mm_mul_ps(x, x));
    bb = _mm_add_ps(bb, _mm_mul_ps(y, y));
  }
  return ab[0] / (aa[0] * bb[0]);
}
float use(const float *a, size_t n) { return squared(a, a, n); }
