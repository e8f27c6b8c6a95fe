// Two loops of one block whose index has the same name.
// RUN: %prepare
// RUN: %refuses-lane-sums
// CHECK: code.cpp:{{[0-9]+}}: lane-sums: refused: the loop's variable would have another one's name
#include <cstddef>
static float squared(const float *a, const float *b, size_t n) {
  float mean = 0, sum = 0;
  for (size_t i = 0; i < n; ++i)
    mean += a[i];
  for (size_t i = 0; i < n; ++i)
    sum += (a[i] - mean) * b[i];
  return sum;
}
float use(const float *a, size_t n) { return squared(a, a, n); }
