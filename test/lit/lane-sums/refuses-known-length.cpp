// The compiler unrolls it by itself.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: the compiler knows how often the loop runs
#include <cstddef>
static float squared(const float *a, const float *b, size_t n) {
  float sum = 0;
  for (size_t i = 0; i < 128; ++i) {
    sum += a[i] * b[i];
  }
  return n ? sum : 0;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
