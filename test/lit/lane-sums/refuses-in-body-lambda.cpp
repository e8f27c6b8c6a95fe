// A lambda in the body.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: the loop's body has a lambda or asm
#include <cstddef>
static float squared(const float *a, const float *b, size_t n) {
  float sum = 0;
  for (size_t i = 0; i < n; ++i) {
    auto first = [&] { return a[i]; };
    sum += a[i] * b[i] + first();
  }
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
