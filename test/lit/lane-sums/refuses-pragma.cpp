// A pragma before the loop means the loop.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: a directive or a macro stands before the loop
#include <cstddef>
static float squared(const float *a, const float *b, size_t n) {
  float sum = 0;
#pragma omp simd reduction(+ : sum)
  for (size_t i = 0; i < n; ++i) {
    sum += a[i] * b[i];
  }
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
