// A jump to another case would pass over the new sums.
// RUN: %prepare
// RUN: %refuses-unroll
// CHECK: code.cpp:{{[0-9]+}}: unroll: refused: a jump would pass over the new variables
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, size_t n) {
  const float *end = a + n;
  __m128 sum = _mm_setzero_ps();
  switch (n % 4) {
  case 0:
    sum[0] = 0;
    while (a < end) {
      sum = _mm_add_ps(sum, _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b)));
      a += 4;
      b += 4;
    }
    break;
  default:
    sum[1] = 1;
  }
  return sum[0];
}
float use(const float *a, size_t n) { return squared(a, a, n); }
