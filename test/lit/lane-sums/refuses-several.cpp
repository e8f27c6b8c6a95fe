// Several terms in a step: they would be added to one element.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: a step of the loop adds several terms already
#include <cstddef>
static float squared(const float *a, const float *b, size_t n) {
  float sum = 0;
  for (size_t i = 0; i < n; i += 2) {
    sum += a[i] * b[i];
    sum += a[i + 1] * b[i + 1];
  }
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
