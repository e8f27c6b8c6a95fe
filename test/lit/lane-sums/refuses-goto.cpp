// A jump over the loop would pass over the new sums.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: a jump would pass over the new variables
#include <cstddef>
static float squared(const float *a, const float *b, size_t n) {
  float sum = 0;
  if (!n)
    goto out;
  for (size_t i = 0; i < n; ++i) {
    sum += a[i] * b[i];
  }
out:
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
