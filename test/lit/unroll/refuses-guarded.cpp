// What ends with each step would end later.
// RUN: %prepare
// RUN: %refuses-unroll
// CHECK: code.cpp:{{[0-9]+}}: unroll: refused: a variable of the loop's body does something when it ends
#include <cstddef>
#include <immintrin.h>
#include <mutex>
static std::mutex mutex;
static float squared(const float *a, const float *b, size_t n) {
  const float *end = a + n;
  __m128 sum = _mm_setzero_ps();
  while (a < end) {
    std::lock_guard<std::mutex> lock(mutex);
    sum = _mm_add_ps(sum, _mm_mul_ps(_mm_loadu_ps(a), _mm_loadu_ps(b)));
    a += 4;
    b += 4;
  }
  return sum[0];
}
float use(const float *a, size_t n) { return squared(a, a, n); }
