// The index would have another one's name outside the loop.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: the loop's variable would have another one's name
#include <cstddef>
static float squared(const float *a, const float *b, size_t n) {
  float sum = 0;
  float i = a[0];
  for (size_t i = 0; i < n; ++i) {
    sum += a[i] * b[i];
  }
  return sum + i;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
