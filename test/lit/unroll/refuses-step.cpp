// A step that is known when it runs only.
// RUN: %prepare
// RUN: %refuses-unroll
// CHECK: code.cpp:{{[0-9]+}}: unroll: refused: the loop's variable does not move by a number that is written out
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, size_t n) {
  const float *end = a + n;
  __m128 sum = _mm_setzero_ps();
  while (a < end) {
    sum = _mm_add_ps(sum, _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b)));
    a += n;
    b += 4;
  }
  return sum[0];
}
float use(const float *a, size_t n) { return squared(a, a, n); }
