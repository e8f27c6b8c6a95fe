// A number that counts down to less than a step; the tail is another loop's.
// RUN: %prepare
// RUN: %rewrite --rewrites=unroll -- %flags -mavx2 -mfma | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: #include <immintrin.h>
// CHECK-NEXT: static float squared(const float *x, const float *y, size_t d) {
// CHECK-NEXT:     __m256 msum1 = _mm256_setzero_ps();
// CHECK-NEXT:+    // Sums that grow in turn: no addition waits for the one before it.
// CHECK-NEXT:+    __m256 msum3 = _mm256_setzero_ps();
// CHECK-NEXT:+    __m256 msum4 = _mm256_setzero_ps();
// CHECK-NEXT:+    __m256 msum5 = _mm256_setzero_ps();
// CHECK-NEXT:+    while (d >= 32) {
// CHECK-NEXT:+        __m256 mx = _mm256_loadu_ps(x);
// CHECK-NEXT:+        x += 8;
// CHECK-NEXT:+        __m256 my = _mm256_loadu_ps(y);
// CHECK-NEXT:+        y += 8;
// CHECK-NEXT:+        const __m256 a_m_b1 = _mm256_sub_ps(mx, my);
// CHECK-NEXT:+        msum1 = _mm256_add_ps(msum1, _mm256_mul_ps(a_m_b1, a_m_b1));
// CHECK-NEXT:+        d -= 8;
// CHECK-NEXT:+
// CHECK-NEXT:+        __m256 mx1 = _mm256_loadu_ps(x);
// CHECK-NEXT:+        x += 8;
// CHECK-NEXT:+        __m256 my1 = _mm256_loadu_ps(y);
// CHECK-NEXT:+        y += 8;
// CHECK-NEXT:+        const __m256 a_m_b2 = _mm256_sub_ps(mx1, my1);
// CHECK-NEXT:+        msum3 = _mm256_add_ps(msum3, _mm256_mul_ps(a_m_b2, a_m_b2));
// CHECK-NEXT:+        d -= 8;
// CHECK-NEXT:+
// CHECK-NEXT:+        __m256 mx2 = _mm256_loadu_ps(x);
// CHECK-NEXT:+        x += 8;
// CHECK-NEXT:+        __m256 my2 = _mm256_loadu_ps(y);
// CHECK-NEXT:+        y += 8;
// CHECK-NEXT:+        const __m256 a_m_b3 = _mm256_sub_ps(mx2, my2);
// CHECK-NEXT:+        msum4 = _mm256_add_ps(msum4, _mm256_mul_ps(a_m_b3, a_m_b3));
// CHECK-NEXT:+        d -= 8;
// CHECK-NEXT:+
// CHECK-NEXT:+        __m256 mx3 = _mm256_loadu_ps(x);
// CHECK-NEXT:+        x += 8;
// CHECK-NEXT:+        __m256 my3 = _mm256_loadu_ps(y);
// CHECK-NEXT:+        y += 8;
// CHECK-NEXT:+        const __m256 a_m_b4 = _mm256_sub_ps(mx3, my3);
// CHECK-NEXT:+        msum5 = _mm256_add_ps(msum5, _mm256_mul_ps(a_m_b4, a_m_b4));
// CHECK-NEXT:+        d -= 8;
// CHECK-NEXT:+    }
// CHECK-NEXT:     while (d >= 8) {
// CHECK-NEXT:         __m256 mx = _mm256_loadu_ps(x);
// CHECK-NEXT:         x += 8;
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:         msum1 = _mm256_add_ps(msum1, _mm256_mul_ps(a_m_b1, a_m_b1));
// CHECK-NEXT:         d -= 8;
// CHECK-NEXT:     }
// CHECK-NEXT:+    msum1 = _mm256_add_ps(_mm256_add_ps(msum1, msum3), _mm256_add_ps(msum4, msum5));
// CHECK-NEXT:     __m128 msum2 = _mm_add_ps(_mm256_extractf128_ps(msum1, 1), _mm256_extractf128_ps(msum1, 0));
// CHECK-NEXT:     while (d >= 4) {
// CHECK-NEXT:         __m128 t = _mm_sub_ps(_mm_loadu_ps(x), _mm_loadu_ps(y));
// CHECK-NOT:{{.}}
#include <cstddef>
#include <immintrin.h>
static float squared(const float *x, const float *y, size_t d) {
    __m256 msum1 = _mm256_setzero_ps();
    while (d >= 8) {
        __m256 mx = _mm256_loadu_ps(x);
        x += 8;
        __m256 my = _mm256_loadu_ps(y);
        y += 8;
        const __m256 a_m_b1 = _mm256_sub_ps(mx, my);
        msum1 = _mm256_add_ps(msum1, _mm256_mul_ps(a_m_b1, a_m_b1));
        d -= 8;
    }
    __m128 msum2 = _mm_add_ps(_mm256_extractf128_ps(msum1, 1), _mm256_extractf128_ps(msum1, 0));
    while (d >= 4) {
        __m128 t = _mm_sub_ps(_mm_loadu_ps(x), _mm_loadu_ps(y));
        msum2 = _mm_add_ps(msum2, _mm_mul_ps(t, t));
        x += 4;
        y += 4;
        d -= 4;
    }
    return msum2[0] + msum2[1] + msum2[2] + msum2[3];
}
float use(const float *a, size_t n) { return squared(a, a, n); }
