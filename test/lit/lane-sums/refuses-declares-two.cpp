// A head that declares more than the index.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: the loop's head declares more than a variable
#include <cstddef>
static float squared(const float *a, const float *b, size_t n) {
  float sum = 0;
  for (size_t i = 0, m = n; i < m; ++i) {
    sum += a[i] * b[i];
  }
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
