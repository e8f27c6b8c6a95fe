// A comment keeps the rewrite away.
// RUN: %prepare
// RUN: %rewrite --rewrites=lane-sums -- %flags | count 0
#include <cstddef>
// NOCRINNNEXTLINE(lane-sums)
static float squared(const float *a, const float *b, size_t n) {
  float sum = 0;
  for (size_t i = 0; i < n; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
