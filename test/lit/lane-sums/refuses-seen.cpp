// Somebody sees the sum through a reference.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: the loop adds to no local variable
#include <cstddef>
static float squared(const float *a, const float *b, size_t n) {
  float sum = 0, most = 0;
  const float &now = sum;
  for (size_t i = 0; i < n; ++i) {
    sum += a[i] * b[i];
    most = now > most ? now : most;
  }
  return most;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
