// A cast of the index, which wraps around.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: the loop's end is not a comparison
#include <cstddef>
static float squared(const float *a, const float *b, size_t n) {
  float sum = 0;
  for (unsigned i = 0; (unsigned char)i < n; ++i) {
    sum += a[i] * b[i];
  }
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
