// A sum that somebody may watch.
// RUN: %prepare
// RUN: %refuses-unroll
// CHECK: code.cpp:{{[0-9]+}}: unroll: refused: the loop adds to no local variable
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, size_t n) {
  const float *end = a + n;
  volatile __m128 sum = _mm_setzero_ps();
  while (a < end) {
    sum += _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b));
    a += 4;
    b += 4;
  }
  __m128 now = sum;
  return now[0];
}
float use(const float *a, size_t n) { return squared(a, a, n); }
