// A loop over a range has no number of steps.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: the loop's end is not a comparison
#include <cstddef>
static float squared(const float *a, const float *b, size_t n) {
  float sum = 0;
  for (size_t k = 0; *a != 0; ++k) {
    sum += *a++ * b[k];
  }
  return n ? sum : 0;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
