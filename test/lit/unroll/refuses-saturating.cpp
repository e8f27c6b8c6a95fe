// Sums that stop at a largest value depend on the order.
// RUN: %prepare
// RUN: %refuses-unroll
// CHECK: code.cpp:{{[0-9]+}}: unroll: refused: the loop adds to no local variable
#include <cstddef>
#include <immintrin.h>
static float squared(const float *a, const float *b, size_t n) {
  const float *end = a + n;
  __m128i sum = _mm_setzero_si128();
  while (a < end) {
    sum = _mm_adds_epi16(sum, _mm_loadu_si128((const __m128i *)a));
    (void)b[0];
    a += 4;
    b += 4;
  }
  float rest = 0;
  for (size_t i = n / 4 * 4; i < n; ++i)
    rest += a[i] * b[i];
  return rest + float(sum[0]);
}
float use(const float *a, size_t n) { return squared(a, a, n); }
