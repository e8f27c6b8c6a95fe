// The kernel does not read the number if there is none: a switch would.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: refused: no integer parameter bounds the kernel's loops
#include <cstddef>
float l2(const float *a, const float *b, const size_t *info) {
  if (!info)
    return 0;
  size_t d = *info;
  float sum = 0;
  for (size_t i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
