// A comment keeps the rewrite away.
// RUN: %prepare
// RUN: %rewrite -v --rewrites=fixed-dimension -- %flags 2>&1 | FileCheck %s --implicit-check-not=diff
// CHECK: fixed-dimension: suppressed
#include <cstddef>
// NOCRINNNEXTLINE(fixed-dimension)
static float squared(const float *a, const float *b, size_t d) {
  float sum = 0;
  for (size_t i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
