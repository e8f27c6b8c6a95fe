// The kernel counts its parameter down; its name has words joined by _, and other
// files call it: what is added is static.
// RUN: %prepare
// RUN: %rewrite --rewrites=fixed-dimension --set=fixed-dimension.dimension=128 -- %flags | %exactly
// CHECK:diff --git a/code.cpp b/code.cpp
// CHECK-NEXT:index {{.*}}
// CHECK-NEXT:--- a/code.cpp
// CHECK-NEXT:+++ b/code.cpp
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT: 
// CHECK-NEXT: #include <cstddef>
// CHECK-NEXT: #include <immintrin.h>
// CHECK-NEXT:-float fvec_dot(const float* x, const float* y, size_t d) {
// CHECK-NEXT:+// The compiler unrolls loops of which it knows the length; 0 is any length.
// CHECK-NEXT:+template <size_t dim>
// CHECK-NEXT:+static float fvec_dot_of_dim(const float* x, const float* y, size_t d) {
// CHECK-NEXT:+    if (dim)
// CHECK-NEXT:+        d = dim;
// CHECK-NEXT:     __m128 msum = _mm_setzero_ps();
// CHECK-NEXT: 
// CHECK-NEXT:     while (d >= 4) {
// CHECK-NEXT:@@ {{.*}}
// CHECK-NEXT:     msum = _mm_hadd_ps(msum, msum);
// CHECK-NEXT:     return _mm_cvtss_f32(msum);
// CHECK-NEXT: }
// CHECK-NEXT:+
// CHECK-NEXT:+float fvec_dot(const float* x, const float* y, size_t d) {
// CHECK-NEXT:+    if (d == 128)
// CHECK-NEXT:+        return fvec_dot_of_dim<128>(x, y, d);
// CHECK-NEXT:+    return fvec_dot_of_dim<0>(x, y, d);
// CHECK-NEXT:+}



#include <cstddef>
#include <immintrin.h>
float fvec_dot(const float* x, const float* y, size_t d) {
    __m128 msum = _mm_setzero_ps();

    while (d >= 4) {
        msum = _mm_add_ps(msum, _mm_mul_ps(_mm_loadu_ps(x), _mm_loadu_ps(y)));
        x += 4;
        y += 4;
        d -= 4;
    }

    msum = _mm_hadd_ps(msum, msum);
    msum = _mm_hadd_ps(msum, msum);
    return _mm_cvtss_f32(msum);
}
