// The number comes behind a pointer that text which is not seen may move.
// RUN: %prepare
// RUN: %refuses-fixed-dimension
// CHECK: code.cpp:{{[0-9]+}}: fixed-dimension: refused: the kernel holds text that this configuration skips (#if)

#include <cstddef>
float l2(const float *a, const float *b, const void *info) {
#ifdef PADDED
  info = (const size_t *)info + 1;
#endif
  size_t d = *((const size_t *)info);
  float sum = 0;
  for (size_t i = 0; i < d; ++i)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}
