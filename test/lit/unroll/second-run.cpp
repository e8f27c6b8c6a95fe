// What has its sums is as it should be, for as many or for fewer.
// RUN: %prepare
// RUN: %rewrite --in-place --rewrites=unroll -- %flags
// RUN: %rewrite -v --check --rewrites=unroll -- %flags 2>&1 | FileCheck %s
// RUN: %rewrite -v --check --rewrites=unroll --set=unroll.sums=2 -- %flags 2>&1 | FileCheck %s
// CHECK: code.cpp:{{[0-9]+}}: unroll: already so
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
