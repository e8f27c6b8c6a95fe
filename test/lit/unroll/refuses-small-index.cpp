// An index of a type that could wrap around.
// RUN: %prepare
// RUN: %refuses-unroll
// CHECK: code.cpp:{{[0-9]+}}: unroll: refused: the loop counts in a type that is too small
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, size_t n) {
  __m128 sum = _mm_setzero_ps();
  for (unsigned short i = 0; i < n; i += 4)
    sum = _mm_add_ps(sum, _mm_mul_ps(_mm_loadu_ps(a + i), _mm_loadu_ps(b + i)));
  return sum[0];
}
float use(const float *a, size_t n) { return squared(a, a, n); }
