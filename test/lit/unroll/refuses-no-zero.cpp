// A type of which no zero is known.
// RUN: %prepare
// RUN: %refuses-unroll
// CHECK: code.cpp:{{[0-9]+}}: unroll: refused: the sum sum has a type of which no zero is known
#include <cstddef>
#include <immintrin.h>
typedef short Shorts __attribute__((vector_size(8)));
Shorts start();
static float squared(const float *a, const float *b, size_t n) {
  const float *end = a + n;
  Shorts sum = start();
  while (a < end) {
    sum += __builtin_convertvector(_mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b)), Shorts);
    a += 4;
    b += 4;
  }
  return sum[0];
}
float use(const float *a, size_t n) { return squared(a, a, n); }
