// The template that fixed-dimension makes has the sums that unroll made before,
// and both find nothing more to do.
// RUN: %prepare
// RUN: %rewrite -v --in-place --rewrites=unroll,fixed-dimension -- %flags 2>&1 | FileCheck %s --check-prefix=SAID
// RUN: FileCheck %s --input-file=%t/code.cpp
// RUN: %rewrite --check --rewrites=unroll,fixed-dimension -- %flags
// SAID: unroll: rewritten
// SAID: fixed-dimension: rewritten
// CHECK: squared_of_dim(
// CHECK: sum3 = _mm_add_ps(sum3
// CHECK: return squared_of_dim<128>(a, b, n);
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, size_t n) {
  __m128 sum = _mm_setzero_ps();
  for (size_t i = 0; i < n; i += 4) {
    __m128 t = _mm_sub_ps(_mm_loadu_ps(a + i), _mm_loadu_ps(b + i));
    sum = _mm_add_ps(sum, _mm_mul_ps(t, t));
  }
  return sum[0] + sum[1] + sum[2] + sum[3];
}
float use(const float *a, size_t n) { return squared(a, a, n); }
