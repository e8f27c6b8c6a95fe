// What has its instances is as it should be, for any number that is asked for;
// the template's name is found again under the same site in a plan.
// RUN: %prepare
// RUN: %rewrite --in-place --rewrites=fixed-dimension -- %flags
// RUN: grep -q squared_of_dim %t/code.cpp
// RUN: %rewrite -v --check --rewrites=fixed-dimension -- %flags 2>&1 | FileCheck %s
// RUN: %rewrite -v --check --rewrites=fixed-dimension --set=fixed-dimension.dimension=200 -- %flags 2>&1 | FileCheck %s
// CHECK: code.cpp:{{[0-9]+}}: fixed-dimension: already so
#include <cstddef>
static float squared(const float *a, const float *b, size_t d) {
  float sum = 0;
  for (size_t i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
