// A masked addition.
// RUN: %prepare
// RUN: %rewrite -v --rewrites=unroll -- %flags -mavx512f > %t/out 2> %t/err
// RUN: test ! -s %t/out
// RUN: FileCheck %s --input-file=%t/err
// CHECK: code.cpp:{{[0-9]+}}: unroll: refused: the loop adds to no local variable
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, size_t n) {
  const float *end = a + n;
  __m512 sum = _mm512_setzero_ps();
  while (a < end) {
    sum = _mm512_mask_add_ps(sum, 7, sum, _mm512_mul_ps(_mm512_loadu_ps(a), _mm512_loadu_ps(b)));
    a += 4;
    b += 4;
  }
  return sum[0];
}
float use(const float *a, size_t n) { return squared(a, a, n); }
