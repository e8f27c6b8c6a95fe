// So it does in each instance of a template.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: the compiler knows how often the loop runs
#include <cstddef>
template <size_t D> static float squared(const float *a, const float *b) {
  float sum = 0;
  for (size_t i = 0; i < D; ++i)
    sum += a[i] * b[i];
  return sum;
}
float use(const float *a) { return squared<96>(a, a); }
