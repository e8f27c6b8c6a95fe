// The compiler unrolls it by itself.
// RUN: %prepare
// RUN: %refuses-unroll
// CHECK: code.cpp:{{[0-9]+}}: unroll: refused: the compiler knows how often the loop runs
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, size_t n) {
  __m128 sum = _mm_setzero_ps();
  for (int i = 0; i < 128; i += 4)
    sum = _mm_add_ps(sum, _mm_mul_ps(_mm_loadu_ps(a + i), _mm_loadu_ps(b + i)));
  return n ? sum[0] : 0;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
