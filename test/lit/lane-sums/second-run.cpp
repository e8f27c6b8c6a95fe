// What has its sums is as it should be, for as many or for fewer.
// RUN: %prepare
// RUN: %rewrite --in-place --rewrites=lane-sums -- %flags
// RUN: %rewrite -v --check --rewrites=lane-sums -- %flags 2>&1 | FileCheck %s
// RUN: %rewrite -v --check --rewrites=lane-sums --set=lane-sums.lanes=8 -- %flags 2>&1 | FileCheck %s
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: already so
#include <cstddef>
static float squared(const float *a, const float *b, size_t n) {
  float sum = 0;
  for (size_t i = 0; i < n; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
