// Text in the loop that another configuration sees.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: the loop holds text that this configuration skips
#include <cstddef>
static float squared(const float *a, const float *b, size_t n) {
  float sum = 0;
  for (size_t i = 0; i < n; ++i) {
    #ifdef OTHER
    sum += a[i] * b[i];
#else
    sum += a[i] * b[n - i];
#endif
  }
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
